/**
 * Audio as HTTP knows it: what may be cached and for how long, parts of it, and audio that is still in the making.
 *
 * <p>The rules are those of RFC 9110 (HTTP semantics), RFC 9111 (caching) and RFC 9211 (the field Cache-Status).
 */
package io.github.cameltts.routes.http.audio;
