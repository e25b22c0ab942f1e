package io.github.cameltts.engine.onnx.family.kokoro;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.engine.onnx.family.NeuralVoice;
import io.github.cameltts.engine.onnx.family.VoiceFamily;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import io.github.cameltts.text.Phonemizers;
import java.util.List;

/**
 * Voices of Kokoro-82M (hexgrad, 2025; after StyleTTS 2 by Y. Li and others, 2023): a model, and a voice pack for each
 * speaker in the folder {@code voices} or beside the model. Exports differ in the names of two tensors.
 */
public final class KokoroFamily implements VoiceFamily {

    private static final String KIND = "a Kokoro voice";
    private static final TensorSpec STYLE =
            new TensorSpec("style", OnnxJavaType.FLOAT, List.of(1L, (long) VoicePack.STYLE));
    private static final String SPEED = "speed";

    @Override
    public String id() {
        return "kokoro";
    }

    @Override
    public String looks() {
        return "inputs tokens or input_ids, style and speed, with voice packs in the folder voices";
    }

    @Override
    public boolean recognizes(VoiceModel model) {
        ModelHeader header = model.header();
        return header.hasInput(ids(header)) && header.hasInput(STYLE.name()) && header.hasInput(SPEED);
    }

    private static String ids(ModelHeader header) {
        return header.hasInput("tokens") ? "tokens" : "input_ids";
    }

    @Override
    public NeuralVoice open(VoiceModel model, Phonemizers phonemizers) {
        ModelHeader header = model.header();
        TensorSpec ids = TensorSpec.of(ids(header), OnnxJavaType.INT64, 2);
        boolean wholeSpeed = header.inputs().get(SPEED).type() == OnnxJavaType.INT32;
        TensorSpec speed = new TensorSpec(SPEED, wholeSpeed ? OnnxJavaType.INT32 : OnnxJavaType.FLOAT, List.of(1L));
        header.requireInputs(KIND, ids, STYLE, speed);
        header.requireNoInputsBut(KIND, List.of(ids.name(), STYLE.name(), SPEED));
        VoicePacks packs = VoicePacks.of(model);
        KokoroAcoustics acoustics = new KokoroAcoustics(packs, ids.name(), wholeSpeed, header.audioOutput(KIND));
        KokoroVocabulary vocabulary = KokoroVocabulary.of(model);
        return new KokoroVoice(packs, acoustics, vocabulary, phonemizers);
    }
}
