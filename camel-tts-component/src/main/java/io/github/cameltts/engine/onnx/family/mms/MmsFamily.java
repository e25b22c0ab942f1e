package io.github.cameltts.engine.onnx.family.mms;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.engine.onnx.family.NeuralVoice;
import io.github.cameltts.engine.onnx.family.UnknownSymbols;
import io.github.cameltts.engine.onnx.family.VoiceFamily;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import io.github.cameltts.spi.UnusableModelException;
import io.github.cameltts.text.Phonemizers;
import io.github.cameltts.text.TextNormalizer;
import java.util.List;

/**
 * Voices of transformers' VITS that read letters, such as those of Meta's "Massively Multilingual Speech" (V. Pratap and
 * others, 2023): {@code model.onnx} with {@code config.json}, {@code tokenizer_config.json} and {@code vocab.json} or
 * {@code tokenizer.json} beside it. One speaker, and no way to speak faster.
 */
public final class MmsFamily implements VoiceFamily {

    private static final String KIND = "a VITS voice of transformers";
    private static final TensorSpec IDS = TensorSpec.of("input_ids", OnnxJavaType.INT64, 2);
    private static final TensorSpec MASK = TensorSpec.of("attention_mask", OnnxJavaType.INT64, 2);
    private static final String WAVEFORM = "waveform";

    @Override
    public String id() {
        return "mms";
    }

    @Override
    public String looks() {
        return "inputs input_ids and attention_mask, output waveform, with config.json beside it";
    }

    @Override
    public boolean recognizes(VoiceModel model) {
        ModelHeader header = model.header();
        return header.hasInput(IDS.name())
                && header.hasInput(MASK.name())
                && header.outputs().containsKey(WAVEFORM);
    }

    @Override
    public NeuralVoice open(VoiceModel model, Phonemizers phonemizers) {
        ModelHeader header = model.header();
        header.requireInputs(KIND, IDS, MASK);
        header.requireNoInputsBut(KIND, List.of(IDS.name(), MASK.name()));
        if (header.outputs().get(WAVEFORM).type() != OnnxJavaType.FLOAT) {
            throw new UnusableModelException("The model " + header.source() + " is not " + KIND
                    + ": expected the output " + WAVEFORM + " to be floats.");
        }
        MmsConfig config = MmsConfig.of(model);
        UnknownSymbols unknown = new UnknownSymbols(model.name(), config.ids().keySet());
        return new MmsVoice(
                config.sampleRate(),
                config.language(),
                new MmsFrontend(
                        MmsLetters.of(config, unknown),
                        unknown,
                        config.language(),
                        TextNormalizer.forLanguage(config.language())),
                new MmsAcoustics(model.name(), WAVEFORM));
    }
}
