package io.github.cameltts.engine.onnx.family;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import io.github.cameltts.text.Phonemizers;
import java.util.List;

/** Models that take {@code letters} int64[T], the characters of a text, and give samples of 16 kHz. */
public final class DroneFamily implements VoiceFamily {

    private static final TensorSpec LETTERS = TensorSpec.of("letters", OnnxJavaType.INT64, 1);

    @Override
    public String id() {
        return "drone";
    }

    @Override
    public String looks() {
        return "input letters";
    }

    @Override
    public boolean recognizes(VoiceModel model) {
        return model.header().hasInput(LETTERS.name());
    }

    @Override
    public NeuralVoice open(VoiceModel model, Phonemizers phonemizers) {
        model.header().requireInputs("a drone", LETTERS);
        return new Drone(model.header().audioOutput("a drone"));
    }

    private record Drone(String output) implements NeuralVoice, Frontend, AcousticModel {

        @Override
        public int sampleRate() {
            return 16_000;
        }

        @Override
        public String language() {
            return "en";
        }

        @Override
        public List<Speaker> speakers() {
            return List.of();
        }

        @Override
        public Frontend frontend(String speaker) {
            return this;
        }

        @Override
        public AcousticModel acoustics() {
            return this;
        }

        @Override
        public String id() {
            return "characters-1";
        }

        @Override
        public List<long[]> sentences(String text) {
            return text.isBlank()
                    ? List.of()
                    : List.of(text.chars().asLongStream().toArray());
        }

        @Override
        public ModelInputs inputs(long[] ids, Delivery delivery) {
            return new ModelInputs().longs(LETTERS.name(), ids, ids.length);
        }
    }
}
