package io.github.cameltts.benchmarks.voices;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.cameltts.engine.onnx.family.SideFiles;
import io.github.cameltts.engine.onnx.family.VoiceFamilies;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.text.Phonemizers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model of Piper's in an {@link OrtSession} with one sentence ready in its tensors, and nothing around it. */
final class BareModel implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Map<String, OnnxTensor> tensors;

    /** @param sentence text of one sentence, which is turned into ids once */
    BareModel(Path model, String sentence) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model.toString(), options);
        }
        long[] ids = ids(model, sentence);
        tensors = Map.of(
                "input", OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {1, ids.length}),
                "input_lengths",
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {ids.length}), new long[] {1}),
                "scales",
                        OnnxTensor.createTensor(
                                environment, FloatBuffer.wrap(new float[] {0.667f, 1, 0.8f}), new long[] {3}));
    }

    private static long[] ids(Path model, String sentence) {
        String name = model.getFileName().toString();
        ModelSource source = ModelSource.file(model, "");
        VoiceModel voice = new VoiceModel(name, name, source.header(), new ConfigBeside(model));
        List<long[]> sentences = new VoiceFamilies()
                .of(voice)
                .open(voice, Phonemizers.pureJava())
                .frontend("")
                .sentences(sentence);
        if (sentences.size() != 1) {
            throw new IllegalArgumentException("One sentence was expected, not " + sentences.size());
        }
        return sentences.get(0);
    }

    /** The config of a Piper voice. */
    private record ConfigBeside(Path model) implements SideFiles {

        @Override
        public List<String> names() {
            return List.of(model.getFileName() + ".json");
        }

        @Override
        public Optional<InputStream> open(String name) throws IOException {
            return names().contains(name)
                    ? Optional.of(Files.newInputStream(model.resolveSibling(name)))
                    : Optional.empty();
        }
    }

    /** Computes the sentence and drops the audio. */
    void run() throws OrtException {
        session.run(tensors).close();
    }

    @Override
    public void close() throws OrtException {
        tensors.values().forEach(OnnxTensor::close);
        session.close();
    }
}
