/** What an engine behind HTTP costs beside the call itself. */
package io.github.cameltts.benchmarks.remote;
