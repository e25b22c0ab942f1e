package io.github.cameltts.spi;

import java.util.List;
import java.util.Optional;

/**
 * Turns text into speech.
 *
 * <p>An engine is created once per Camel context, is used by many threads at the same time, and is closed with the
 * context. It must not cache audio: that is the work of the routes around it.
 */
public interface SpeechEngine extends AutoCloseable {

    /**
     * What this engine can do. Requests that ask for anything else are refused before {@link #synthesize} is called.
     * The answer must be cheap and must not change while the engine lives.
     */
    EngineCapabilities capabilities();

    /**
     * The voices that may be asked for, the default one first. An empty list means that the engine cannot tell, and
     * that every voice name is passed on to it. The answer is asked for on every request and must be cheap.
     *
     * @throws SpeechException when the voices should be known and cannot be read
     */
    List<Voice> voices();

    /**
     * A voice that is asked for and is not among {@link #voices()}, by default none. For engines that list only a part of
     * what they speak, or put voices together.
     *
     * @throws UnknownNameException when the engine can tell what is wrong with the name
     */
    default Optional<Voice> unlistedVoice(String id) {
        return Optional.empty();
    }

    /**
     * A request without what makes no difference to this engine's audio, for the key: by default all of it. Asking for a
     * language, for instance, must not buy audio twice where the service is never told one.
     */
    default SpeechRequest audible(SpeechRequest request) {
        return request;
    }

    /**
     * Names what will compute the audio of a request, so that a changed engine or model never answers with the audio of
     * the old one. Called on every request after all other values are resolved: keep digests at hand.
     *
     * @throws SpeechException when the model cannot be opened
     */
    EngineIdentity identity(SpeechRequest request);

    /**
     * Synthesizes one text, blocking until all audio is there.
     *
     * @param request a request that was checked against {@link #capabilities()} and {@link #voices()}
     * @return complete audio in the request's format and sample rate
     * @throws SpeechException on any failure, one subclass per cause
     * @throws InterruptedException when nobody waits for the audio any more
     */
    Speech synthesize(SpeechRequest request) throws InterruptedException;

    /**
     * How much text one call takes. Longer text is spoken in several calls, cut between sentences, where the format
     * allows to put the audio together. By default what {@link #capabilities()} say; an engine whose models differ says
     * more here.
     */
    default TextLimit textLimit(SpeechRequest request) {
        return TextLimit.characters(capabilities().maxTextLength());
    }

    /**
     * What the provider will charge for a request by its documented way of counting, where it does not tell afterwards.
     * By default every Unicode code point of the text.
     */
    default long billableCharacters(SpeechRequest request) {
        return request.text().codePointCount(0, request.text().length());
    }

    /**
     * Finds out whether the engine could speak now, without speaking: nothing is bought for it. May block for as long as
     * a call may.
     *
     * @throws SpeechException when it could not, with what to do
     */
    default void check() throws InterruptedException {
        voices();
    }

    /** Releases models, processes and connections. Called once. */
    @Override
    default void close() {}
}
