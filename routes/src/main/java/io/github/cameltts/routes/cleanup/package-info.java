/**
 * Clean-up by hand and after each generation: which cached assets and outputs go, what that frees, and doing it.
 *
 * <p>Removes neither models nor anything outside of {@code tts.home}.
 */
package io.github.cameltts.routes.cleanup;
