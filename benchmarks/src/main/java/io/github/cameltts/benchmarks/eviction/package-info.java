/** Which audio a full store should keep: real strategies over a made-up year, without disk, database or Camel. */
package io.github.cameltts.benchmarks.eviction;
