/** The HTTP recipes under load, started from the bundle's YAML as an application starts them. */
package io.github.cameltts.benchmarks.gateway;
