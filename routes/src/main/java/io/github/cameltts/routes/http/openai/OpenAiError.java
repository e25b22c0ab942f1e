package io.github.cameltts.routes.http.openai;

import io.github.cameltts.routes.http.HttpFailure;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.TextTooLongException;
import io.github.cameltts.spi.UnknownNameException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A failure in OpenAI's words.
 *
 * @param status of the answer
 * @param type as OpenAI groups failures
 * @param field the field that is wrong, if it is one
 * @param code names the failure, if it has a name
 */
record OpenAiError(int status, String type, Optional<String> field, Optional<String> code) {

    private static final String INVALID = "invalid_request_error";

    /** Fields by what an engine finds unknown. */
    private static final Map<String, String> FIELDS = Map.of("voice", "voice", "format", "response_format");

    static OpenAiError of(HttpFailure failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof TextTooLongException) {
            return new OpenAiError(400, INVALID, Optional.of("input"), Optional.of("string_above_max_length"));
        }
        if (cause instanceof UnknownNameException unknown) {
            return unknown.kind().equals("model")
                    ? new OpenAiError(404, INVALID, Optional.of("model"), Optional.of("model_not_found"))
                    : new OpenAiError(
                            400,
                            INVALID,
                            Optional.ofNullable(FIELDS.get(unknown.kind())),
                            Optional.of("invalid_value"));
        }
        if (cause instanceof QuotaExceededException || cause instanceof BudgetExceededException) {
            return new OpenAiError(429, "insufficient_quota", Optional.empty(), Optional.of("insufficient_quota"));
        }
        return switch (failure.status()) {
            case 401 -> new OpenAiError(401, INVALID, Optional.empty(), Optional.of("invalid_api_key"));
            case 429 -> new OpenAiError(429, "requests", Optional.empty(), Optional.of("rate_limit_exceeded"));
            default ->
                new OpenAiError(
                        failure.status(),
                        failure.status() < 500 ? INVALID : "server_error",
                        failure.field(),
                        Optional.empty());
        };
    }

    /** The object that {@code error} names. */
    Map<String, Object> fields(String message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("message", message);
        fields.put("type", type);
        fields.put("param", field.orElse(null));
        fields.put("code", code.orElse(null));
        return fields;
    }
}
