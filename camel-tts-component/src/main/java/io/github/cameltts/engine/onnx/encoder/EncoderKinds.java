package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.util.List;
import java.util.stream.Collectors;

/** The kinds of encoders that are known here. */
final class EncoderKinds {

    private static final List<EncoderKind> KINDS =
            List.of(KaldiKind.weSpeaker(), KaldiKind.threeDSpeaker(), new NemoKind(), new SamplesKind());

    private EncoderKinds() {}

    /** @throws EngineUnavailableException when the model is of no kind that is known, or is not what its kind should be */
    static SpeakerModel open(ModelHeader header) {
        return KINDS.stream()
                .filter(kind -> kind.recognizes(header))
                .findFirst()
                .orElseThrow(() -> new UnusableModelException("The model " + header.source()
                        + " is no speaker encoder that is known here. It takes " + header.inputList() + ". Known are: "
                        + KINDS.stream().map(EncoderKind::looks).collect(Collectors.joining("; ")) + "."))
                .open(header);
    }
}
