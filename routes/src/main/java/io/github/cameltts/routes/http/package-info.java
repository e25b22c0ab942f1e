/**
 * What the HTTP recipes of the bundle share: who may ask, JSON in, JSON and errors out.
 *
 * <p>No HTTP server is needed to load these classes; whichever Camel finds serves the recipes.
 */
package io.github.cameltts.routes.http;
