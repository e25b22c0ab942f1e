/**
 * Audio bytes: what they are, whether they are whole, and how samples become a file.
 *
 * <p>{@link io.github.cameltts.audio.AudioInspector} is the gate in front of every cache: what it refuses is an error.
 */
package io.github.cameltts.audio;
