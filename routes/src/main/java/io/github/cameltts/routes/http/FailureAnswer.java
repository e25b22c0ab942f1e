package io.github.cameltts.routes.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * A failure as the caller gets it, in the shape of a {@link FailureShape} or, without one, as {@code {"success": false,
 * "error": {"status", "message", "field"}}}, the field where it is one that is wrong.
 *
 * @param status of the answer
 * @param headers that only this shape has
 * @param body becomes JSON
 */
public record FailureAnswer(int status, Map<String, String> headers, Object body) {

    /** The answer that whoever sent the request expects. */
    public static FailureAnswer of(HttpFailure failure, HttpServerRequest request, CamelContext context) {
        return context.getRegistry().findByType(FailureShape.class).stream()
                .filter(shape -> shape.isFor(request))
                .findFirst()
                .map(shape -> shape.answer(failure, RequestId.of(request.getHeader(RequestId.HEADER))))
                .orElseGet(() -> usual(failure));
    }

    /** The answer for whom no other shape is made. */
    static FailureAnswer usual(HttpFailure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("status", failure.status());
        error.put("message", failure.getMessage());
        failure.field().ifPresent(field -> error.put("field", field));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", error);
        return new FailureAnswer(failure.status(), Map.of(), body);
    }
}
