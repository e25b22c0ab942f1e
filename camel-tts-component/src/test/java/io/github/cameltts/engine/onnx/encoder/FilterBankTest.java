package io.github.cameltts.engine.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.audio.WavFile;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Compares with what make.py computed in another way, to four places. */
class FilterBankTest {

    private static final double ROUNDING = 0.002;

    private final float[] signal = signal();

    @Test
    void aWindowOfHammingAndSixteenBitNumbersAreAsInWeSpeaker() throws IOException {
        Features features = new KaldiFilterBank(16000, 80, Window.HAMMING).of(signal, 32768);

        assertLikeReference("wespeaker", features);
        assertLikeReference("wespeaker-mean", features.withoutMean());
    }

    @Test
    void aWindowOfPoveyIsAsInThreeDSpeaker() throws IOException {
        assertLikeReference("3d-speaker", new KaldiFilterBank(16000, 80, Window.POVEY).of(signal, 1));
    }

    @Test
    void framesAroundTheirMiddlesAreAsInNemo() throws IOException {
        Features features = new NemoFilterBank(16000, 80, Window.HANN, 400, 160).of(signal);

        assertLikeReference("nemo", features.standardized());
    }

    @Test
    void columnsAreFilledUpWithZeros() {
        float[] columns = new Features(new float[] {1, 2, 3, 4, 5, 6}, 3, 2).columns(4);

        assertThat(columns).containsExactly(1, 3, 5, 0, 2, 4, 6, 0);
    }

    @Test
    void silenceHasFiniteFeatures() {
        assertThat(new KaldiFilterBank(16000, 80, Window.POVEY)
                        .of(new float[400], 1)
                        .values())
                .hasSize(80)
                .containsOnly((float) Math.log(0x1p-23));
    }

    private static void assertLikeReference(String name, Features features) throws IOException {
        try (InputStream in = FilterBankTest.class.getResourceAsStream("/encoders/filterbanks.json")) {
            JsonNode rows = new ObjectMapper().readTree(in).get(name);
            assertThat(features.frames()).isEqualTo(rows.size());
            for (int i = 0; i < features.values().length; i++) {
                assertThat((double) features.values()[i])
                        .as("frame %d, bin %d", i / features.bins(), i % features.bins())
                        .isCloseTo(
                                rows.get(i / features.bins())
                                        .get(i % features.bins())
                                        .asDouble(),
                                within(ROUNDING));
            }
        }
    }

    private static float[] signal() {
        try (InputStream in = FilterBankTest.class.getResourceAsStream("/encoders/signal.wav")) {
            return WavFile.decode(in.readAllBytes()).mono();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
