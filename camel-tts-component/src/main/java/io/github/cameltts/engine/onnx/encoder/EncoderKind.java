package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.spi.EngineUnavailableException;

/** One kind of speaker encoders: models that were trained on the same features. Stateless. */
interface EncoderKind {

    /** What a model of this kind looks like, for the error when nobody knows a model: a few words. */
    String looks();

    /** Whether a model is one of this kind, judged by what it says of itself. */
    boolean recognizes(ModelHeader header);

    /**
     * Opens a model that it recognizes.
     *
     * @throws EngineUnavailableException with what was expected and what is there
     */
    SpeakerModel open(ModelHeader header);
}
