package io.github.cameltts.engine.endpoint;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.TypeConversionException;

/** Says what an exception of any component means to the one who asked for speech. */
final class EndpointFailure {

    private EndpointFailure() {}

    /** One of the family; the component's own message, which may hold anything, stays in the cause. */
    static SpeechException of(Throwable failure, EndpointTarget target) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SpeechException known) {
                return known;
            }
            OptionalInt status = ServiceStatus.of(cause);
            if (status.isPresent()) {
                return of(status.getAsInt(), cause, failure, target);
            }
            if (cause instanceof InterruptedException) {
                return new SpeechCancelledException(
                        "The call of " + target + " was stopped. Send the request again.", failure);
            }
            if (cause instanceof ResolveEndpointFailedException || cause instanceof NoSuchEndpointException) {
                return new EngineUnavailableException(
                        "The endpoint " + target + " cannot be created. Correct its uri, or add its component's jar.",
                        failure);
            }
            if (cause instanceof TypeConversionException wrong
                    && wrong.getToType().isEnum()) {
                return new InvalidSpeechRequestException(
                        "The endpoint " + target + " knows no such "
                                + wrong.getToType().getSimpleName()
                                + ". Correct the voice or model, or the engine's headers.",
                        failure);
            }
            if (isOutage(cause)) {
                return new EngineUnavailableException(
                        "The endpoint " + target + " cannot be reached (" + name(cause)
                                + "). Check its address and the service behind it.",
                        failure);
            }
        }
        return new SynthesisFailedException(
                "The endpoint " + target + " failed with " + name(failure) + "; the cause has the details.", failure);
    }

    private static SpeechException of(int status, Throwable cause, Throwable failure, EndpointTarget target) {
        String who = "The service behind " + target + " ";
        String said = " (" + name(cause) + ", HTTP " + status + ")";
        return switch (status) {
            case 401, 403 ->
                new SynthesisFailedException(
                        who + "refused the credentials" + said + ". Check the key and its rights.", failure);
            case 402 ->
                new QuotaExceededException(
                        who + "says that the account is used up" + said + ". Add credit, or wait for the next period.");
            case 408 -> new EngineUnavailableException(who + "took too long" + said + ". Try again.", failure);
            case 429 ->
                new RateLimitedException(
                        who + "is busy" + said + ". Send fewer requests at once, or later.", Optional.empty());
            default ->
                status >= 500
                        ? new EngineUnavailableException(who + "failed" + said + ". Try again later.", failure)
                        : new InvalidSpeechRequestException(
                                who + "refused the request" + said
                                        + ". Correct the text, the voice or the format; the cause has the details.",
                                failure);
        };
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof ExchangeTimedOutException
                || cause instanceof RejectedExecutionException;
    }

    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }
}
