package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;

/**
 * What audio may be the reference of a speaker.
 *
 * @param maxBytes most bytes of a file
 * @param maxDuration the longest that it plays
 */
public record ReferenceRules(long maxBytes, Duration maxDuration) {

    /** What holds where nothing else is set: 64 MiB, ten minutes. */
    public static final ReferenceRules DEFAULT = new ReferenceRules(64L << 20, Duration.ofMinutes(10));

    /** Less is no voice to imitate. */
    public static final Duration MIN_DURATION = Duration.ofSeconds(1);

    /** @throws InvalidSpeechRequestException when the size is out of bounds */
    void requireSize(String what, long bytes) {
        if (bytes == 0) {
            throw new InvalidSpeechRequestException(what + " is empty. Record it again.");
        }
        if (bytes > maxBytes) {
            throw new InvalidSpeechRequestException(
                    what + " has " + bytes + " bytes, and at most " + maxBytes + " are allowed. Cut it.");
        }
    }

    /**
     * Checks a whole file.
     *
     * @param what begins the message about what is wrong
     * @throws InvalidSpeechRequestException when it breaks a rule; the message names the rule
     */
    public AudioInfo check(String what, byte[] audio) {
        requireSize(what, audio.length);
        AudioInfo info = probe(what, audio);
        Duration duration = info.duration().orElse(Duration.ZERO);
        if (duration.compareTo(MIN_DURATION) < 0 || duration.compareTo(maxDuration) > 0) {
            throw new InvalidSpeechRequestException(what + " plays " + duration.toMillis() + " ms. It must play from "
                    + MIN_DURATION.toMillis() + " to " + maxDuration.toMillis() + " ms.");
        }
        return info;
    }

    private static AudioInfo probe(String what, byte[] audio) {
        AudioFormat format = AudioInspector.detect(audio)
                .orElseThrow(() -> new InvalidSpeechRequestException(
                        what + " is not audio that is known here. Use WAV, MP3, FLAC or Ogg."));
        try {
            return AudioInspector.inspect(audio, format);
        } catch (InvalidAudioException e) {
            throw new InvalidSpeechRequestException(
                    what + " is damaged or cut off " + format.id() + " audio. Save it again.", e);
        }
    }
}
