package io.github.cameltts.engine.endpoint;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;

/** Says what an exception of any component means to the one who asked for speech. */
final class EndpointFailure {

    private EndpointFailure() {}

    /** One of the family; the component's own message, which may hold anything, stays in the cause. */
    static SpeechException of(Throwable failure, EndpointTarget target) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SpeechException known) {
                return known;
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
