package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Encoders that listen to the filter banks of Kaldi: {@code float[batch,frames,bins]}.
 *
 * @param framework as the metadata calls it
 * @param names of the input in exports without metadata
 * @param window of the frames in its training
 * @param normalizes whether it was trained on samples of -1 to 1, else on 16-bit numbers
 */
record KaldiKind(String framework, List<String> names, Window window, boolean normalizes) implements EncoderKind {

    private static final String GLOBAL_MEAN = "global-mean";
    private static final float FULL_SCALE = 32768;

    /** <a href="https://github.com/wenet-e2e/wespeaker">WeSpeaker</a>: see wespeaker/bin/infer_onnx.py there. */
    static EncoderKind weSpeaker() {
        return new KaldiKind("wespeaker", List.of("feats"), Window.HAMMING, false);
    }

    /** <a href="https://github.com/modelscope/3D-Speaker">3D-Speaker</a>: see speakerlab/process/processor.py there. */
    static EncoderKind threeDSpeaker() {
        return new KaldiKind("3d-speaker", List.of("x", "feature"), Window.POVEY, true);
    }

    @Override
    public String looks() {
        return framework + " (" + String.join(" or ", names) + " float[?,?,80])";
    }

    @Override
    public boolean recognizes(ModelHeader header) {
        Optional<TensorSpec> input = EncoderHeader.onlyInput(header, 3);
        return header.metadata().containsKey("framework")
                ? input.isPresent() && EncoderHeader.mayBeOf(framework, header)
                : input.filter(only -> names.contains(only.name())).isPresent();
    }

    @Override
    public SpeakerModel open(ModelHeader header) {
        EncoderHeader encoder = new EncoderHeader("an encoder of " + framework, header);
        TensorSpec input = EncoderHeader.onlyInput(header, 3).orElseThrow();
        int sampleRate = encoder.sampleRate();
        int bins = encoder.bins(input.shape().get(2));
        boolean normalized = encoder.number("normalize_samples", normalizes ? 1 : 0, 0, 1) == 1;
        boolean centred = !encoder.word("feature_normalize_type", GLOBAL_MEAN, List.of(GLOBAL_MEAN, ""))
                .isEmpty();
        float gain = normalized ? 1 : FULL_SCALE;
        KaldiFilterBank bank = new KaldiFilterBank(sampleRate, bins, window);
        String conditioning = String.format(
                Locale.ROOT,
                "%s;%d Hz;%d bins;%s;gain %.0f;%s",
                framework,
                sampleRate,
                bins,
                window,
                gain,
                centred ? GLOBAL_MEAN : "plain");
        return new SpeakerModel(
                conditioning,
                sampleRate,
                samples -> {
                    Features plain = bank.of(samples, gain);
                    Features heard = centred ? plain.withoutMean() : plain;
                    return new ModelInputs().floats(input.name(), heard.values(), 1, heard.frames(), bins);
                },
                encoder.vectorOutput());
    }
}
