package io.github.cameltts.routes;

import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Both sides of an engine's circuit breaker: what says nothing about the engine passes it as a success and fails behind
 * it, and so does a request that an open breaker has let through without a word.
 *
 * <p>Camel's own list of exceptions to ignore loses them, and in 4.18.0 makes a success of all others too.
 */
public class EngineGuard {

    private static final String FAILURE = "ttsGuardedFailure";

    private String engine = "";

    /** Before the breaker, which works on a copy of the exchange: it shares this reference. */
    public void watch(Exchange exchange) {
        exchange.setProperty(FAILURE, new AtomicReference<Exception>());
        // What another engine's breaker has said about this exchange would be taken for this one's word.
        exchange.removeProperty(ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_REJECTED);
    }

    /** @throws Exception what was caught inside the breaker, when it counts */
    public void failed(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        if (counts(failure)) {
            throw failure;
        }
        failure(exchange).set(failure);
    }

    private static boolean counts(Exception failure) {
        return !(failure instanceof SpeechException known)
                || !(known.isCallersFault() || known instanceof BudgetExceededException);
    }

    /** Behind the breaker: fails where it should have. */
    public void check(Exchange exchange) throws Exception {
        Exception failure = failure(exchange).get();
        exchange.removeProperty(FAILURE);
        if (failure != null) {
            throw failure;
        }
        if (exchange.getProperty(ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_REJECTED, false, Boolean.class)) {
            throw new EngineUnavailableException("The engine '" + engine
                    + "' has failed too often and is left alone for a while. Look for its failures in the log before.");
        }
    }

    @SuppressWarnings("unchecked")
    private static AtomicReference<Exception> failure(Exchange exchange) {
        return exchange.getProperty(FAILURE, AtomicReference.class);
    }

    /** Named in failures. */
    public void setEngine(String engine) {
        this.engine = engine;
    }
}
