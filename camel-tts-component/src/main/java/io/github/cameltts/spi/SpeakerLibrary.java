package io.github.cameltts.spi;

import java.util.Optional;

/** The reference audio that requests may name. Asked on every request, so it must be cheap. Thread-safe. */
public interface SpeakerLibrary {

    /**
     * Finds reference audio.
     *
     * @param name as the request names it
     * @throws InvalidSpeechRequestException when there is none of that name, or it is not fit for use; tells the reason,
     *     but not where the audio lies
     */
    SpeakerReference find(String name);

    /**
     * The name of the reference that speaks where a request names neither voice nor reference, by default none.
     *
     * @throws SpeechException when that cannot be found out
     */
    default Optional<String> active() {
        return Optional.empty();
    }
}
