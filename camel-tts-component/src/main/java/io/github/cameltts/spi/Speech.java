package io.github.cameltts.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Complete audio of one request.
 *
 * @param audio the bytes as the engine made them; shared by all who get this value, so never change them
 * @param format what the bytes are
 * @param sampleRate hertz, 0 when unknown
 * @param duration how long it plays, empty when the engine does not tell
 * @param billedCharacters what the provider said it charges for, empty when it did not say
 */
@SuppressWarnings("ArrayRecordComponent") // Audio of megabytes is handed on, not copied.
public record Speech(
        byte[] audio, AudioFormat format, int sampleRate, Optional<Duration> duration, OptionalLong billedCharacters) {

    public Speech(byte[] audio, AudioFormat format, int sampleRate) {
        this(audio, format, sampleRate, Optional.empty(), OptionalLong.empty());
    }
}
