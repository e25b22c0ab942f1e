package io.github.cameltts.routes;

import io.github.cameltts.spi.EngineUnavailableException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Gets out of a circuit breaker what it keeps to itself: Camel goes on without a word when the breaker is open, and
 * when a failure is one that the breaker ignores.
 */
public class EngineGuard {

    private static final String FAILURE = "ttsGuardedFailure";

    private String engine = "";

    /** Before the breaker, which works on a copy of the exchange: it shares this reference. */
    public void watch(Exchange exchange) {
        exchange.setProperty(FAILURE, new AtomicReference<Exception>());
    }

    /** Inside the breaker: remembers what was caught, and lets it go on. */
    public void failed(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        failure(exchange).set(failure);
        throw failure;
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
