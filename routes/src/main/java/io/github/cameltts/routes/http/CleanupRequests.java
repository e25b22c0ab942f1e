package io.github.cameltts.routes.http;

import io.github.cameltts.routes.cleanup.CleanupRequest;
import io.github.cameltts.routes.cleanup.InvalidFilterException;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** Turns fields of a request into what {@code tts-cleanup-action} is asked for. */
public class CleanupRequests {

    /** Filters and {@code dry_run}. */
    public void cleanup(Exchange exchange) {
        read(exchange, CleanupRequest::of);
    }

    /** The whole cache, and {@code dry_run}. */
    public void clear(Exchange exchange) {
        read(exchange, CleanupRequest::ofWholeCache);
    }

    private static void read(Exchange exchange, Function<Map<String, Object>, CleanupRequest> reader) {
        try {
            @SuppressWarnings("unchecked") // as the contract has left it
            Map<String, Object> fields = exchange.getMessage().getBody(Map.class);
            exchange.getMessage().setBody(reader.apply(fields));
        } catch (InvalidFilterException e) {
            throw HttpFailure.badRequest(e.getMessage(), e.filter(), e);
        }
    }
}
