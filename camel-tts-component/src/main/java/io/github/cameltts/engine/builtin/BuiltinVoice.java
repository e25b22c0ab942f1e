package io.github.cameltts.engine.builtin;

import io.github.cameltts.engine.onnx.PhonemeIds;
import io.github.cameltts.engine.onnx.PiperModel;
import io.github.cameltts.engine.onnx.PiperScales;
import io.github.cameltts.engine.onnx.PiperVoiceConfig;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.EnglishPhonemizer;
import io.github.cameltts.text.Phonemizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The voice on the classpath, loaded: its phonemizer, its model and the digest of the model's bytes. */
final class BuiltinVoice implements AutoCloseable {

    private static final String FOLDER = "/io/github/cameltts/voices/slt/";
    private static final String MODEL = FOLDER + "voice.onnx";
    private static final String CONFIG = FOLDER + "voice.onnx.json";

    private final Phonemizer phonemizer = new EnglishPhonemizer();
    private final PhonemeIds ids;
    private final PiperModel model;

    BuiltinVoice(int threads) {
        ids = new PhonemeIds(PiperVoiceConfig.read(new ByteArrayInputStream(resource(CONFIG)), CONFIG)
                .phonemeIds());
        model = PiperModel.load(resource(MODEL), threads, MODEL);
    }

    /** SHA-256 of the model, in hexadecimal. */
    static String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(resource(MODEL)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** The phonemes of a text, empty when there is nothing to say. */
    String phonemize(String text) {
        return phonemizer.phonemize(text);
    }

    /** Speaks the phonemes of one sentence, always the same way. */
    float[] speak(String phonemes, double rate) {
        return model.synthesize(ids.of(phonemes), new PiperScales(0, 1, 0).atRate(rate), 0);
    }

    @Override
    public void close() {
        model.close();
    }

    private static byte[] resource(String name) {
        try (InputStream in = BuiltinVoice.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new EngineUnavailableException(
                        "The builtin voice is not on the classpath. Add camel-tts-voice-slt.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new EngineUnavailableException("The builtin voice cannot be read from the classpath.", e);
        }
    }
}
