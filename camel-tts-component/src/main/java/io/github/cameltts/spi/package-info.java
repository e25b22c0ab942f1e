/**
 * The one package that an engine author reads.
 *
 * <p>Implement {@link io.github.cameltts.spi.SpeechEngine}, annotate the class with
 * {@link io.github.cameltts.spi.TtsEngine} or bind it in the registry, and {@code tts:<name>} finds it. Add
 * {@link io.github.cameltts.spi.AsyncSpeechEngine} when the engine waits for a network rather than computing, and
 * {@link io.github.cameltts.spi.VoiceEncoder} when it can turn reference audio into a speaker embedding.
 */
package io.github.cameltts.spi;
