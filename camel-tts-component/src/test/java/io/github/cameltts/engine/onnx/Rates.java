package io.github.cameltts.engine.onnx;

import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeechRequest;

/** The same request at another rate. */
final class Rates {

    private Rates() {}

    static SpeechRequest of(SpeechRequest request, double rate) {
        return new SpeechRequest(
                request.text(),
                request.textType(),
                request.voice(),
                request.language(),
                request.model(),
                request.format(),
                request.sampleRate(),
                new Prosody(rate, 0, 1),
                request.style(),
                request.instructions(),
                request.seed(),
                request.speakerReference(),
                request.options());
    }
}
