package io.github.cameltts.routes.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Answers in JSON: {@code {"success": true, "<name>": …}}, or a {@link FailureAnswer}. Of the request's headers none goes
 * back.
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
        FailureAnswer answer = HttpConversation.requestOf(exchange)
                .map(request -> FailureAnswer.of(failure, request, exchange.getContext()))
                .orElseGet(() -> FailureAnswer.usual(failure));
        JsonBody.write(exchange, answer.status(), answer.body());
        answer.headers().forEach(exchange.getMessage()::setHeader);
        if (failure.status() == 401) {
            exchange.getMessage().setHeader("WWW-Authenticate", "Bearer");
        }
        failure.retryAfterSeconds().ifPresent(wait -> exchange.getMessage().setHeader("Retry-After", wait));
    }
}
