package io.github.cameltts.engine.http;

import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.util.List;

/**
 * What a call was about, as far as it matters when it fails.
 *
 * @param voice what a voice that is not found is called
 * @param model the model of the request, empty for the engine's own
 * @param secrets what must not be quoted
 * @param voices known ones, to name the nearest
 */
record Asked(String voice, String model, List<String> secrets, List<Voice> voices) {

    /** A call that is no request for audio. */
    static final Asked NOTHING = new Asked("", "", List.of(), List.of());

    static Asked of(SpeechRequest request, List<Voice> voices) {
        return new Asked(
                request.voice(),
                request.model(),
                List.of(request.text(), request.instructions().orElse("")),
                voices);
    }
}
