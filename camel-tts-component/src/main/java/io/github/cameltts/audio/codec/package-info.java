/**
 * Encoders: one recording of plain samples becomes a file of the format that was asked for.
 *
 * <p>{@link io.github.cameltts.audio.codec.AudioEncoders} finds the one for a format. A further format is one class here.
 */
package io.github.cameltts.audio.codec;
