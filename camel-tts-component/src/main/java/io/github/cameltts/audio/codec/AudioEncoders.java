package io.github.cameltts.audio.codec;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The encoders by format. Safe for many threads. */
public final class AudioEncoders {

    /** The usual rates, from the telephone to the studio. */
    static final List<Integer> SAMPLE_RATES = List.of(8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000);

    private static final Map<AudioFormat, AudioEncoder> ENCODERS = new EnumMap<>(AudioFormat.class);

    static {
        Stream.of(
                        new WavEncoder(),
                        new PcmEncoder(),
                        new Mp3Encoder(),
                        new OggOpusEncoder(),
                        new FlacEncoder(),
                        new G711Encoder(AudioFormat.ULAW),
                        new G711Encoder(AudioFormat.ALAW))
                .forEach(encoder -> ENCODERS.put(encoder.format(), encoder));
    }

    private AudioEncoders() {}

    /**
     * The encoder of a format, empty when there is none.
     *
     * @throws InvalidSpeechRequestException when its library was left out of the classpath
     */
    public static Optional<AudioEncoder> of(AudioFormat format) {
        if (format == AudioFormat.MP3 && !Mp3Encoder.isInstalled()) {
            throw new InvalidSpeechRequestException("The encoder of mp3, " + Mp3Encoder.LIBRARY
                    + ", is not on the classpath. Add it, or ask for wav, pcm, opus or flac.");
        }
        return Optional.ofNullable(ENCODERS.get(format));
    }

    /** The formats that can be had. */
    public static Set<AudioFormat> formats() {
        return Collections.unmodifiableSet(ENCODERS.keySet());
    }
}
