/**
 * The few beans behind the Kamelets of this bundle: what YAML and SQL cannot express.
 *
 * <p>They know keys, bytes, media types and metadata, never an engine.
 */
package io.github.cameltts.routes;
