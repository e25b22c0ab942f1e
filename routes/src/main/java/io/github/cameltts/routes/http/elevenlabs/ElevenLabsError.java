package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.routes.http.HttpFailure;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.RateLimitedException.Limit;
import io.github.cameltts.spi.TextTooLongException;
import io.github.cameltts.spi.UnknownNameException;
import java.util.Map;

/**
 * A failure in ElevenLabs' words.
 *
 * @param httpStatus of the answer
 * @param type as ElevenLabs groups failures
 * @param code names the failure
 */
record ElevenLabsError(int httpStatus, String type, String code) {

    private static final String INVALID = "invalid_request";
    private static final String RATE = "rate_limit_error";

    /** By what an engine finds unknown. */
    private static final Map<String, ElevenLabsError> UNKNOWN = Map.of(
            "voice", new ElevenLabsError(404, "not_found", "voice_not_found"),
            "model", new ElevenLabsError(404, "not_found", "model_not_found"),
            "format", new ElevenLabsError(400, INVALID, "invalid_output_format"),
            "language", new ElevenLabsError(400, INVALID, "unsupported_language"));

    private static final Map<Integer, ElevenLabsError> BY_STATUS = Map.of(
            401, new ElevenLabsError(401, "authentication_error", "invalid_api_key"),
            403, new ElevenLabsError(403, "authorization_error", "feature_not_available"),
            404, new ElevenLabsError(404, "not_found", "not_found"),
            429, new ElevenLabsError(429, RATE, "system_busy"));

    static ElevenLabsError of(HttpFailure failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UnknownNameException unknown && UNKNOWN.containsKey(unknown.kind())) {
            return UNKNOWN.get(unknown.kind());
        }
        if (cause instanceof TextTooLongException) {
            return new ElevenLabsError(400, INVALID, "text_too_long");
        }
        if (cause instanceof QuotaExceededException || cause instanceof BudgetExceededException) {
            return new ElevenLabsError(402, "payment_required", "insufficient_credits");
        }
        if (cause instanceof RateLimitedException limited && limited.limit() == Limit.CONCURRENCY) {
            return new ElevenLabsError(429, RATE, "too_many_concurrent_requests");
        }
        ElevenLabsError known = BY_STATUS.get(failure.status());
        if (known != null) {
            return known;
        }
        return failure.status() < 500
                ? new ElevenLabsError(failure.status(), INVALID, INVALID)
                : new ElevenLabsError(failure.status(), "server_error", "internal_server_error");
    }
}
