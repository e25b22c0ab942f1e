package io.github.cameltts.engine.http;

import io.github.cameltts.engine.http.AnswerBound.AnswerTooLargeException;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;

/** What it means that no complete answer came. */
final class TransportFailure {

    private TransportFailure() {}

    /**
     * @param failure what ended the call; a member of the family stays what it is
     * @param stopped whether nobody waited for the answer any more
     */
    static SpeechException of(Exception failure, boolean stopped, ApiSettings settings) {
        if (failure instanceof SpeechException known) {
            return known;
        }
        if (stopped) {
            return new SpeechCancelledException("The call was stopped. Send the request again.", failure);
        }
        String service = "The service of the engine '" + settings.engine() + "' at " + settings.baseUrl();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerTooLargeException) {
                return new InvalidAudioException(
                        service + " answered with more than " + settings.maxResponseBytes()
                                + " bytes. Send a shorter text or raise tts." + settings.engine()
                                + ".maxResponseBytes.",
                        failure);
            }
        }
        return new EngineUnavailableException(
                service + " gave no complete answer (" + failure.getClass().getSimpleName()
                        + "). Check baseUrl, the network and the service.",
                failure);
    }
}
