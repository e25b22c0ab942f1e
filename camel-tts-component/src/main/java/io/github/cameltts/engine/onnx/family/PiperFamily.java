package io.github.cameltts.engine.onnx.family;

import ai.onnxruntime.OnnxJavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.UnusableModelException;
import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.Phonemizers;
import java.util.ArrayList;
import java.util.List;

/**
 * Voices of Piper (VITS: J. Kim, J. Kong and J. Son, "Conditional Variational Autoencoder with Adversarial Learning for
 * End-to-End Text-to-Speech", 2021): {@code name.onnx} with {@code name.onnx.json} beside it.
 */
public final class PiperFamily implements VoiceFamily {

    static final String NOISE_SCALE = "noiseScale";
    static final String LENGTH_SCALE = "lengthScale";
    static final String NOISE_W = "noiseW";

    private static final String KIND = "a Piper voice";
    private static final int LONGEST_SENTENCE = 400;
    private static final TensorSpec INPUT = TensorSpec.of("input", OnnxJavaType.INT64, 2);
    private static final TensorSpec LENGTHS = TensorSpec.of("input_lengths", OnnxJavaType.INT64, 1);
    private static final TensorSpec SCALES = new TensorSpec("scales", OnnxJavaType.FLOAT, List.of(3L));
    private static final TensorSpec SPEAKER = TensorSpec.of("sid", OnnxJavaType.INT64, 1);

    @Override
    public String id() {
        return "piper";
    }

    @Override
    public String looks() {
        return "inputs input, input_lengths and scales, with name.onnx.json beside it";
    }

    @Override
    public boolean recognizes(VoiceModel model) {
        ModelHeader header = model.header();
        return header.hasInput(INPUT.name()) && header.hasInput(LENGTHS.name()) && header.hasInput(SCALES.name());
    }

    @Override
    public List<EngineOption> options() {
        return List.of(
                new EngineOption(NOISE_SCALE, EngineOption.Kind.NUMBER, "Randomness of the sound, 0 for none"),
                new EngineOption(LENGTH_SCALE, EngineOption.Kind.NUMBER, "Factor on the duration, before the rate"),
                new EngineOption(NOISE_W, EngineOption.Kind.NUMBER, "Randomness of the timing, 0 for none"));
    }

    @Override
    public NeuralVoice open(VoiceModel model, Phonemizers phonemizers) {
        String file = model.fileName() + ".json";
        JsonNode json = model.json(file)
                .orElseThrow(() -> new UnusableModelException(
                        "The voice " + model.name() + " lacks its config. Place " + file + " beside the model."));
        PiperVoiceConfig config = PiperVoiceConfig.of(json, file);
        ModelHeader header = model.header();
        List<TensorSpec> wanted = new ArrayList<>(List.of(INPUT, LENGTHS, SCALES));
        if (!config.speakers().isEmpty() || header.hasInput(SPEAKER.name())) {
            wanted.add(SPEAKER);
        }
        header.requireInputs(KIND, wanted.toArray(TensorSpec[]::new));
        header.requireNoInputsBut(KIND, wanted.stream().map(TensorSpec::name).toList());
        PiperAcoustics acoustics = new PiperAcoustics(
                config.scales(), config.speakers(), header.hasInput(SPEAKER.name()), header.audioOutput(KIND));
        UnknownSymbols unknown = new UnknownSymbols(
                model.name(),
                config.phonemeIds().keySet().stream()
                        .map(phoneme -> phoneme.codePointAt(0))
                        .toList());
        PhonemeIds ids = new PhonemeIds(config.phonemeIds(), config.phonemeMap(), unknown);
        Frontend frontend = new PhonemeFrontend(phonemizer(config, file, phonemizers), ids, unknown, LONGEST_SENTENCE);
        return new PiperVoice(config, frontend, acoustics);
    }

    private static Phonemizer phonemizer(PiperVoiceConfig config, String file, Phonemizers phonemizers) {
        return switch (config.phonemeType()) {
            case "espeak" -> phonemizers.forVoice(config.espeakVoice());
            case "text" -> new Letters(config.language());
            default ->
                throw new UnusableModelException("The voice config " + file + " wants phonemes of the type "
                        + config.phonemeType() + ". Known here are espeak and text.");
        };
    }
}
