package io.github.cameltts.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.MelSpectrum;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The builtin voice, without noise, sounds as it did when {@code golden.wav} was made. Bytes are not compared, since floating
 * point differs between processors; duration and spectrum are.
 *
 * <p>A new voice needs a new reference: {@code java -cp COMPONENT models/builtin-slt/recipe/Speak.java golden.txt DIR} makes
 * {@code DIR/00.wav} out of the sentence in {@code golden.txt}. Listen to it before it becomes {@code golden.wav}.
 */
class GoldenAudioTest {

    private static final int RATE = 22050;
    private static final double LENGTH_TOLERANCE = 0.05;

    /**
     * In decibels. On the machine of the reference it is 0; a change of 1 dB in volume is 0.8, of 1 % in speed 1.5, of 2 % in
     * pitch 1.5, of 15 % in pitch 4.6, and another sentence is 15 away.
     */
    private static final double FARTHEST = 1;

    private final BuiltinEngine engine = new BuiltinEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theVoiceSoundsAsItDid() throws Exception {
        float[] golden = golden();

        float[] spoken = speak("slt", sentence(), 1);

        assertThat(spoken.length).isCloseTo(golden.length, within((int) (golden.length * LENGTH_TOLERANCE)));
        assertThat(distance(golden, spoken)).isLessThan(FARTHEST);
    }

    @Test
    void anotherSpeedIsToldByTheDuration() throws Exception {
        assertThat(Math.abs(speak("slt", sentence(), 1.1).length - golden().length))
                .isGreaterThan((int) (golden().length * LENGTH_TOLERANCE));
    }

    @Test
    void anotherVoiceOfTheSameDurationIsToldByTheSpectrum() throws Exception {
        assertThat(distance(golden(), speak("cole", sentence(), 1))).isGreaterThan(3 * FARTHEST);
    }

    @Test
    void anotherSentenceIsToldByTheSpectrum() throws Exception {
        assertThat(distance(golden(), speak("slt", "We had been away from home for a long time.", 1)))
                .isGreaterThan(3 * FARTHEST);
    }

    private static double distance(float[] golden, float[] other) {
        return MelSpectrum.of(golden, RATE).distance(MelSpectrum.of(other, RATE));
    }

    private float[] speak(String voice, String text, double rate) throws Exception {
        SpeechRequest request = new SpeechRequest(
                text,
                TextType.TEXT,
                voice,
                "en-US",
                "",
                AudioFormat.WAV,
                RATE,
                new Prosody(rate, 0, 1),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>());
        return WavFile.decode(engine.synthesize(request).audio()).samples();
    }

    private static String sentence() throws IOException {
        return new String(resource("golden.txt"), StandardCharsets.UTF_8).strip();
    }

    private static float[] golden() throws IOException {
        return WavFile.decode(resource("golden.wav")).samples();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = GoldenAudioTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
