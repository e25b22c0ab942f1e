/** How long a hit, a miss and a start take. Nothing here runs in a build. */
package io.github.cameltts.benchmarks;
