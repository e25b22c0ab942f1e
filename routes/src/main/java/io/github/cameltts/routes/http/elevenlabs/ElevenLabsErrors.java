package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.routes.http.FailureAnswer;
import io.github.cameltts.routes.http.FailureShape;
import io.github.cameltts.routes.http.HttpFailure;
import io.github.cameltts.spi.SpeechException;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells failures in the shapes that ElevenLabs' SDKs know. */
public class ElevenLabsErrors implements FailureShape {

    private static final int UNPROCESSABLE = 422;

    /** Names in the address of a request; all others are in its body. */
    private static final Map<String, String> PLACES = Map.of(
            "voice_id", "path",
            "output_format", "query",
            "enable_logging", "query",
            "optimize_streaming_latency", "query",
            "page_size", "query",
            "next_page_token", "query",
            "search", "query");

    private static final Pattern PATHS = Pattern.compile("/v1/text-to-speech/.*|/v[12]/voices(/.*)?");

    @Override
    public boolean isFor(HttpServerRequest request) {
        return PATHS.matcher(request.path()).matches()
                || (request.path().equals("/v1/models") && isOfElevenLabs(request));
    }

    /** Whether a client of ElevenLabs asks, on a path that others have too. */
    static boolean isOfElevenLabs(HttpServerRequest request) {
        return request.getHeader("xi-api-key") != null;
    }

    @Override
    public FailureAnswer answer(HttpFailure failure, String requestId) {
        if (failure.status() == 400 && !(failure.getCause() instanceof SpeechException)) {
            return new FailureAnswer(UNPROCESSABLE, Map.of(), Map.of("detail", List.of(problem(failure))));
        }
        ElevenLabsError error = ElevenLabsError.of(failure);
        return new FailureAnswer(
                error.httpStatus(), Map.of(), Map.of("detail", detail(error, failure.getMessage(), requestId)));
    }

    /** What the request's checks find, in the shape of FastAPI. */
    private static Map<String, Object> problem(HttpFailure failure) {
        String field = failure.field().orElse("");
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", field.isEmpty() ? "json_invalid" : "value_error");
        problem.put(
                "loc",
                Stream.concat(Stream.of(PLACES.getOrDefault(field, "body")), Stream.of(field.split("\\.")))
                        .filter(step -> !step.isEmpty())
                        .toList());
        problem.put("msg", failure.getMessage());
        return problem;
    }

    private static Map<String, Object> detail(ElevenLabsError error, String message, String requestId) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("type", error.type());
        detail.put("code", error.code());
        detail.put("message", message);
        detail.put("status", error.code());
        detail.put("request_id", requestId);
        return detail;
    }
}
