package io.github.cameltts.engine.http;

import io.github.cameltts.engine.http.AnswerBound.AnswerTooLargeException;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.RejectedExecutionException;

/** What it means that no complete answer came. */
final class TransportFailure {

    private TransportFailure() {}

    static SpeechException of(Exception failure, ApiSettings settings) {
        String service = "The service of the engine '" + settings.engine() + "' at " + settings.baseUrl();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerTooLargeException) {
                return new InvalidAudioException(
                        service + " answered with more than " + settings.maxResponseBytes()
                                + " bytes. Send a shorter text or raise tts." + settings.engine()
                                + ".maxResponseBytes.",
                        failure);
            }
            boolean stopped = cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException);
            if (cause instanceof InterruptedException
                    || cause instanceof RejectedExecutionException
                    || (stopped && Thread.currentThread().isInterrupted())) {
                return new SpeechCancelledException("The call was stopped. Send the request again.", failure);
            }
        }
        return new EngineUnavailableException(
                service + " gave no complete answer (" + failure.getClass().getSimpleName()
                        + "). Check baseUrl, the network and the service.",
                failure);
    }
}
