package io.github.cameltts.routes.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.routes.http.FailureAnswer;
import io.github.cameltts.routes.http.HttpFailure;
import io.github.cameltts.routes.http.RequestId;
import io.github.cameltts.routes.http.SpeechFailures;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.slf4j.MDC;

/** Answers what fails before or beside any route, as those answer who are asked by a route. */
final class Failures {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TOO_LARGE = 413;

    private final CamelContext camelContext;

    Failures(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Handles what Vert.x, its body handler or a route threw. */
    void handle(RoutingContext http) {
        String id = http.request().getHeader(RequestId.HEADER);
        try (MDC.MDCCloseable named = MDC.putCloseable(RequestId.LOG_KEY, id)) {
            answer(http);
        }
    }

    private void answer(RoutingContext http) {
        if (http.failure() instanceof HttpClosedException || http.response().closed()) {
            return; // nobody listens
        }
        if (http.response().ended() || http.response().headWritten()) {
            http.request().connection().close();
            return;
        }
        int status = http.statusCode();
        if (http.failure() instanceof HttpFailure failure) {
            send(http, failure);
        } else if (status >= 400 && status < 500) {
            send(http, new HttpFailure(status, sentence(status)));
        } else if (http.failure() instanceof IllegalArgumentException) {
            send(http, new HttpFailure(400, "The request is not well formed.")); // as Vert.x says of addresses
        } else {
            send(http, SpeechFailures.of(http.failure() == null ? new IllegalStateException() : http.failure()));
        }
    }

    private void send(RoutingContext http, HttpFailure failure) {
        HttpServerResponse response = http.response();
        failure.retryAfterSeconds().ifPresent(wait -> response.putHeader("Retry-After", String.valueOf(wait)));
        if (failure.status() == 401) {
            String accept = http.request().getHeader("Accept");
            response.putHeader(
                    "WWW-Authenticate",
                    accept != null && accept.contains("text/html")
                            ? "Basic realm=\"camel-tts\", charset=\"UTF-8\""
                            : "Bearer");
        }
        if (failure.status() == TOO_LARGE) {
            response.putHeader("Connection", "close"); // the rest of the body is not waited for
        }
        FailureAnswer answer = FailureAnswer.of(failure, http.request(), camelContext);
        answer.headers().forEach(response::putHeader);
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(json(answer.body()));
    }

    private static Buffer json(Object body) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sentence(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase() + ".";
    }
}
