package io.github.cameltts.routes.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Answers in JSON: {@code {"success": true, "<name>": …}}, or {@code {"success": false, "error": {"status", "message",
 * "field"}}}, the field where it is one that is wrong. Of the request's headers none goes back.
 */
public class JsonAnswer {

    /** The body, under a name. */
    public void send(Exchange exchange, String name) throws JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put(name, exchange.getMessage().getBody());
        JsonBody.write(exchange, 200, answer);
    }

    /** The failure that the exchange has run into. One that nobody has foreseen is logged, and not told. */
    public void fail(Exchange exchange) throws JsonProcessingException {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        HttpFailure failure = SpeechFailures.of(cause);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("status", failure.status());
        error.put("message", failure.getMessage());
        failure.field().ifPresent(field -> error.put("field", field));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", false);
        answer.put("error", error);
        JsonBody.write(exchange, failure.status(), answer);
        if (failure.status() == 401) {
            exchange.getMessage().setHeader("WWW-Authenticate", "Bearer");
        }
        failure.retryAfterSeconds().ifPresent(wait -> exchange.getMessage().setHeader("Retry-After", wait));
    }
}
