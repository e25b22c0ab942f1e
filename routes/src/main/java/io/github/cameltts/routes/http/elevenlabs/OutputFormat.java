package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.internal.NearestNames;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The value of {@code output_format}.
 *
 * @param format codec or container, as this project names it too
 * @param sampleRate hertz
 * @param bitRate kilobits per second, where the codec has one to choose
 */
record OutputFormat(String format, int sampleRate, OptionalInt bitRate) {

    static final String USUAL = "mp3_44100_128";

    private static final List<String> ALL = Stream.of(
                    Stream.of("mp3_22050_32", "mp3_24000_48", "ulaw_8000", "alaw_8000"),
                    each("mp3_44100_", 32, 64, 96, 128, 192),
                    each("opus_48000_", 32, 64, 96, 128, 192),
                    each("pcm_", 8000, 16000, 22050, 24000, 32000, 44100, 48000),
                    each("wav_", 8000, 16000, 22050, 24000, 32000, 44100, 48000))
            .flatMap(names -> names)
            .toList();

    /** @throws io.github.cameltts.spi.UnknownNameException when ElevenLabs has no such format */
    static OutputFormat of(String name) {
        if (!ALL.contains(name)) {
            throw NearestNames.unknown("format", name, ALL);
        }
        String[] parts = name.split("_", -1);
        return new OutputFormat(
                parts[0],
                Integer.parseInt(parts[1]),
                parts.length == 3 ? OptionalInt.of(Integer.parseInt(parts[2])) : OptionalInt.empty());
    }

    /** Whether the bytes mean something else at another rate, or were asked for at exactly this one. */
    boolean needsRate() {
        return bitRate.isEmpty();
    }

    private static Stream<String> each(String prefix, int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> prefix + number);
    }
}
