package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.audio.Resampler;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tiny encoders that are not trained (see make.py beside them), and speakers for them to hear. */
public final class StandInEncoders {

    private static final String PANGRAM = "The quick brown fox jumps over the lazy dog near the river.";
    private static final String MARKET = "We went to the market early and bought some fresh bread for dinner.";

    private StandInEncoders() {}

    /** Copies a model or another file of the folder {@code encoders}. */
    public static Path copy(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = StandInEncoders.class.getResourceAsStream("/encoders/" + name)) {
            Files.copy(in, file);
        }
        return file;
    }

    /** The builtin voice. */
    public static WavFile jo() {
        return Recordings.PANGRAM_OF_JO;
    }

    /** The same voice in another sentence. */
    public static WavFile joAgain() {
        return Recordings.MARKET_OF_JO;
    }

    /**
     * A sentence of {@link #jo} by somebody with another throat: played faster or slower.
     *
     * @param factor on the pitch
     */
    public static WavFile stranger(double factor) {
        WavFile jo = jo();
        int slower = (int) Math.round(jo.sampleRate() / factor);
        return new WavFile(Resampler.resample(jo.samples(), jo.sampleRate(), slower), jo.sampleRate(), 1);
    }

    /** Spoken once for all tests. */
    private static final class Recordings {

        private static final WavFile PANGRAM_OF_JO = speak(PANGRAM);
        private static final WavFile MARKET_OF_JO = speak(MARKET);

        private static WavFile speak(String text) {
            try (BuiltinEngine engine = new BuiltinEngine()) {
                return WavFile.decode(engine.synthesize(SpeechRequest.of(text, "slt", "en-US", AudioFormat.WAV, 22050))
                        .audio());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
