package io.github.cameltts.routes.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Answers in JSON: {@code {"success": true, "<name>": …}}, or {@code {"success": false, "error": {"status", "message",
 * "field"}}}, the field where it is one that is wrong. Of the request's headers none goes back.
 */
public class JsonAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(JsonAnswer.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The body, under a name. */
    public void send(Exchange exchange, String name) throws JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put(name, exchange.getMessage().getBody());
        write(exchange.getMessage(), 200, answer);
    }

    /** The failure that the exchange has run into. One that nobody has foreseen is logged, and not told. */
    public void fail(Exchange exchange) throws JsonProcessingException {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        HttpFailure failure = cause instanceof HttpFailure foreseen ? foreseen : unforeseen(cause);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("status", failure.status());
        error.put("message", failure.getMessage());
        failure.field().ifPresent(field -> error.put("field", field));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", false);
        answer.put("error", error);
        write(exchange.getMessage(), failure.status(), answer);
        if (failure.status() == 401) {
            exchange.getMessage().setHeader("WWW-Authenticate", "Bearer");
        }
    }

    private static HttpFailure unforeseen(Throwable cause) {
        LOG.warn(
                "A request was answered with 500: {}",
                NestedExceptionUtils.getMostSpecificCause(cause).toString());
        LOG.debug("A request was answered with 500", cause);
        return new HttpFailure(500, "This failed; the log of the application says why.");
    }

    private static void write(Message message, int status, Map<String, Object> answer) throws JsonProcessingException {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setBody(MAPPER.writeValueAsBytes(answer));
    }
}
