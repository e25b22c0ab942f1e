package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.engine.onnx.session.SessionPool;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.VoiceEncoder;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Encodes speakers by an ONNX model in this process, on the caller's thread. The vector has length 1, so that the product
 * of two is their cosine similarity. Thread-safe.
 */
public final class OnnxVoiceEncoder implements VoiceEncoder {

    /** Raised whenever the same model makes other vectors of the same audio. */
    private static final String VERSION = "1";

    private static final int LONGEST_VECTOR = 8192;

    private final EncoderFile file;
    private final SessionPool sessions;
    private Opened opened;

    private record Opened(ModelSource source, SpeakerModel model) {}

    /**
     * @param setting path of the model's file, or its name in the folder
     * @param folder of the models
     * @param sessions where the model is loaded when it is first used
     */
    public OnnxVoiceEncoder(String setting, Path folder, SessionPool sessions) {
        file = new EncoderFile(setting, folder);
        this.sessions = sessions;
    }

    /** Reads the model's file, not its weights, once for each content. */
    private synchronized Opened open() {
        ModelSource source = file.source();
        if (opened == null || !opened.source().equals(source)) {
            opened = new Opened(source, EncoderKinds.open(source.header()));
        }
        return opened;
    }

    /** @throws io.github.cameltts.spi.EngineUnavailableException when the model is not there, or is no encoder */
    @Override
    public String encoderId() {
        Opened known = open();
        return String.join(
                "/",
                "onnx",
                VERSION,
                EncoderFile.name(known.source()),
                known.source().digest(),
                known.model().conditioning() + ";" + ReferenceSpeech.HEARD.toSeconds() + " s");
    }

    @Override
    public CompletableFuture<SpeakerEmbedding> encode(byte[] audio) {
        try {
            return CompletableFuture.completedFuture(compute(open(), audio));
        } catch (SpeechException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private SpeakerEmbedding compute(Opened known, byte[] audio) {
        SpeakerModel model = known.model();
        float[] samples = ReferenceSpeech.decode(audio, model.sampleRate());
        float[] vector = sessions.run(known.source(), model.inputs().apply(samples), model.output());
        if (vector.length > LONGEST_VECTOR) {
            throw new InvalidAudioException(
                    "The voice encoder " + known.source().name() + " gave " + vector.length
                            + " numbers, which is no vector. Set tts.onnx.encoder to a speaker encoder.");
        }
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        if (sum == 0 || !Double.isFinite(sum)) {
            throw new InvalidAudioException("The voice encoder "
                    + known.source().name() + " made nothing of the audio. Try other audio, or another encoder.");
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / Math.sqrt(sum));
        }
        return SpeakerEmbedding.ofVector(vector);
    }
}
