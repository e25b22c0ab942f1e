package io.github.cameltts.routes.http.openai;

import io.github.cameltts.routes.http.FailureAnswer;
import io.github.cameltts.routes.http.FailureShape;
import io.github.cameltts.routes.http.HttpFailure;
import io.github.cameltts.spi.SpeechException;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/** Tells failures as OpenAI's SDKs know them. */
public class OpenAiErrors implements FailureShape {

    /** Obeyed by OpenAI's SDKs, which else try again after every 409, 429 and 5xx. */
    private static final Map<String, String> NO_RETRY = Map.of("X-Should-Retry", "false");

    @Override
    public boolean isFor(HttpServerRequest request) {
        String path = request.path();
        return path.startsWith("/v1/audio/") || (path.startsWith("/v1/models") && OpenAiLists.isOfOpenAi(request));
    }

    @Override
    public FailureAnswer answer(HttpFailure failure, String requestId) {
        OpenAiError error = OpenAiError.of(failure);
        boolean hopeless = failure.getCause() instanceof SpeechException speech && !speech.retryable();
        return new FailureAnswer(
                error.status(), hopeless ? NO_RETRY : Map.of(), Map.of("error", error.fields(failure.getMessage())));
    }
}
