package io.github.cameltts.engine.wyoming;

import java.util.Optional;

/**
 * Follows the answer to one question. Called by one thread at a time.
 *
 * @param <T> what comes out of it
 */
@FunctionalInterface
interface WyomingListener<T> {

    /**
     * Takes the next event and passes over those of a type that it does not know.
     *
     * @return the result, once the answer is complete
     * @throws io.github.cameltts.spi.SpeechException when the answer is worth nothing
     */
    Optional<T> next(WyomingEvent event);
}
