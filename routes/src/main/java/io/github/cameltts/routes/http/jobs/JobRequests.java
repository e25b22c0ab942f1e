package io.github.cameltts.routes.http.jobs;

import io.github.cameltts.routes.http.HttpConversation;
import io.github.cameltts.routes.jobs.JobHeaders;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Turns the fields of a request, as the contract left them, into what the steps for jobs are asked. Thread-safe. */
public class JobRequests {

    /** From the request into the message; the fields stay the body. */
    public void create(Exchange exchange) {
        HttpConversation.of(exchange)
                .flatMap(http -> Optional.ofNullable(http.request().getHeader("Idempotency-Key")))
                .ifPresent(key -> exchange.getMessage().setHeader(JobHeaders.IDEMPOTENCY_KEY, key));
    }

    /** From the path into the message. */
    public void name(Exchange exchange) {
        put(exchange, "job_id", JobHeaders.ID);
    }

    /** From the query into the message. */
    public void filter(Exchange exchange) {
        put(exchange, "state", JobHeaders.STATE);
    }

    private static void put(Exchange exchange, String field, String header) {
        Message message = exchange.getMessage();
        Optional.ofNullable(message.getBody(Map.class).get(field)).ifPresent(value -> message.setHeader(header, value));
    }
}
