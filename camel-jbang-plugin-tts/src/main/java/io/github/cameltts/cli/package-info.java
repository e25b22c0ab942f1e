/**
 * The commands {@code tts say}, {@code stats} and so on: the {@code camel} command has them as a plugin, and the gateway by
 * itself.
 *
 * <p>Each command starts a Camel application over the gateway's properties with the routes that it needs, and ends it.
 * Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
 */
package io.github.cameltts.cli;
