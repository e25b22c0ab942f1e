package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the audio of several calls of one engine together, without decoding it, so that it plays as one. Takes the audio
 * of the first call in chunks, then {@link #endPart}, then that of the next, and at last {@link #end}. What can go on at
 * once goes to a sink, in order. Not thread-safe.
 */
public final class AudioJoiner implements AudioSink {

    /** Formats whose parts can be put together. */
    public static final Set<AudioFormat> FORMATS = Collections.unmodifiableSet(EnumSet.of(
            AudioFormat.WAV, AudioFormat.PCM, AudioFormat.MP3, AudioFormat.AAC, AudioFormat.ULAW, AudioFormat.ALAW));

    private final AudioFormat format;
    private final Seam seam;
    private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
    private AudioInfo first;
    private Duration duration = Duration.ZERO; // as the engine tells it

    /**
     * @param sink gets the joined audio as early as the format allows
     * @throws InvalidSpeechRequestException when parts of this format cannot be put together
     */
    public AudioJoiner(AudioFormat format, AudioSink sink) {
        if (!FORMATS.contains(format)) {
            throw new InvalidSpeechRequestException("Audio in " + format.id()
                    + " cannot be put together from parts. Ask for one of " + formatNames() + ".");
        }
        this.format = format;
        AudioSink out = chunk -> {
            joined.writeBytes(chunk);
            sink.accept(chunk);
        };
        this.seam = switch (format) {
            case MP3 -> new Mp3Seam(out);
            case WAV -> new WavSeam(out);
            default -> new PlainSeam(out);
        };
    }

    /** The formats that can be joined, for messages. */
    public static String formatNames() {
        return FORMATS.stream().map(AudioFormat::id).collect(Collectors.joining(", "));
    }

    @Override
    public void accept(byte[] chunk) {
        seam.accept(chunk);
    }

    /**
     * Ends one part.
     *
     * @param part the whole of what was accepted since the part before
     * @throws InvalidAudioException when it is not whole, or does not go with the first part
     */
    public void endPart(Speech part) {
        AudioInfo info = AudioInspector.inspect(part.audio(), format, part.sampleRate());
        first = first == null ? info : first;
        if (info.sampleRate() != first.sampleRate() || info.channels() != first.channels()) {
            throw new InvalidAudioException("The engine changed from " + describe(first) + " to " + describe(info)
                    + " within one text. Ask for one sample rate, or for a shorter text.");
        }
        seam.endPart();
        duration = duration.plus(part.duration().orElse(Duration.ZERO));
    }

    private static String describe(AudioInfo info) {
        return info.sampleRate() + " Hz with " + info.channels() + (info.channels() == 1 ? " channel" : " channels");
    }

    /** The audio of all parts, of which there must be one at least. */
    public Speech end() {
        seam.end();
        byte[] audio = joined.toByteArray();
        // Not the sum of the parts: silence that a player leaves out of one mp3 is heard within several.
        Optional<Duration> heard =
                AudioInspector.inspect(audio, format, first.sampleRate()).duration();
        return new Speech(
                audio,
                format,
                first.sampleRate(),
                heard.or(() -> Optional.of(duration).filter(known -> !known.isZero())),
                OptionalLong.empty());
    }
}
