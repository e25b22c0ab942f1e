/**
 * Voice and music as one sound, in plain Java: {@link io.github.cameltts.audio.mix.PcmMixer} puts the music under the voice,
 * {@link io.github.cameltts.audio.mix.Ducking} lowers it while somebody speaks, and {@link
 * io.github.cameltts.audio.mix.Limiter} keeps the sum below full scale.
 */
package io.github.cameltts.audio.mix;
