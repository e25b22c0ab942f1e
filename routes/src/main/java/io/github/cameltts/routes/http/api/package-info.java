/** The requests of {@code openapi/tts-api.yaml}: from fields to headers, and from file ids to what is known of them. */
package io.github.cameltts.routes.http.api;
