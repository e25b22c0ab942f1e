package io.github.cameltts.engine.onnx.encoder;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import java.util.List;
import java.util.Locale;

/**
 * Encoders of <a href="https://github.com/NVIDIA/NeMo">NeMo</a>, such as TitaNet: {@code audio_signal
 * float[batch,bins,frames]} and {@code length int64[batch]} in, the scores of the speakers of the training and the
 * embedding out.
 */
final class NemoKind implements EncoderKind {

    private static final String FRAMEWORK = "nemo";
    private static final String SIGNAL = "audio_signal";
    private static final TensorSpec LENGTH = TensorSpec.of("length", OnnxJavaType.INT64, 1);
    private static final String PER_FEATURE = "per_feature";

    /** The preprocessor fills up to a multiple of so many frames. */
    private static final int FRAMES = 16;

    @Override
    public String looks() {
        return "nemo (audio_signal float[?,80,?] and length int64[?])";
    }

    @Override
    public boolean recognizes(ModelHeader header) {
        return EncoderHeader.mayBeOf(FRAMEWORK, header) && header.hasInput(SIGNAL) && header.hasInput(LENGTH.name());
    }

    @Override
    public SpeakerModel open(ModelHeader header) {
        EncoderHeader encoder = new EncoderHeader("an encoder of NeMo", header);
        header.requireInputs(encoder.kind(), TensorSpec.of(SIGNAL, OnnxJavaType.FLOAT, 3), LENGTH);
        header.requireNoInputsBut(encoder.kind(), List.of(SIGNAL, LENGTH.name()));
        int sampleRate = encoder.sampleRate();
        int bins = encoder.bins(header.inputs().get(SIGNAL).shape().get(1));
        int frame = sampleRate * encoder.number("window_size_ms", 25, 5, 100) / 1000;
        int shift = sampleRate * encoder.number("window_stride_ms", 10, 1, 100) / 1000;
        Window window = Window.valueOf(
                encoder.word("window_type", "hann", List.of("hann", "hamming")).toUpperCase(Locale.ROOT));
        encoder.word("feature_normalize_type", PER_FEATURE, List.of(PER_FEATURE));
        NemoFilterBank bank = new NemoFilterBank(sampleRate, bins, window, frame, shift);
        return new SpeakerModel(
                String.join(
                        ";",
                        FRAMEWORK,
                        sampleRate + " Hz",
                        bins + " bins",
                        window.toString(),
                        frame + "/" + shift,
                        PER_FEATURE),
                sampleRate,
                samples -> inputs(bank.of(samples).standardized()),
                encoder.vectorOutput());
    }

    private static ModelInputs inputs(Features features) {
        int length = (features.frames() + FRAMES - 1) / FRAMES * FRAMES;
        return new ModelInputs()
                .floats(SIGNAL, features.columns(length), 1, features.bins(), length)
                .longs(LENGTH.name(), new long[] {features.frames()}, 1);
    }
}
