package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known about checked audio.
 *
 * @param format what the bytes are
 * @param sampleRate hertz of the decoded audio, 0 when neither the bytes nor the caller tell
 * @param channels at least 1
 * @param duration how long it plays, empty only when the sample rate is unknown
 */
public record AudioInfo(AudioFormat format, int sampleRate, int channels, Optional<Duration> duration) {

    static AudioInfo ofSamples(AudioFormat format, int sampleRate, int channels, long samplesPerChannel) {
        return new AudioInfo(format, sampleRate, channels, duration(samplesPerChannel, sampleRate));
    }

    private static Optional<Duration> duration(long samples, int sampleRate) {
        if (sampleRate == 0) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofSeconds(samples / sampleRate).plusNanos(samples % sampleRate * 1_000_000_000L / sampleRate));
    }
}
