package io.github.cameltts.routes.http;

import io.github.cameltts.TtsConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * The HTTP side of an exchange, kept while its message goes through routes that know nothing of HTTP.
 *
 * @param request as it came
 * @param response nothing of which may have been sent
 * @param requestId the name of the request, harmless in logs
 * @param departure completes when the caller has gone before the answer was complete
 */
public record HttpConversation(
        HttpServerRequest request, HttpServerResponse response, String requestId, CompletionStage<Void> departure) {

    private static final String PROPERTY = "ttsHttpConversation";

    /** Takes the request off the message: none of its headers goes on, but its name. */
    static void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message instanceof HttpMessage http) {
            HttpConversation conversation = new HttpConversation(
                    http.getRequest(),
                    http.getResponse(),
                    RequestId.of(http.getRequest().getHeader(RequestId.HEADER)),
                    departure(exchange));
            exchange.setProperty(PROPERTY, conversation);
            message.removeHeaders("*");
            message.setHeader(TtsConstants.REQUEST_ID, conversation.requestId());
        } else {
            message.removeHeaders("*");
        }
    }

    /** A server that does not notice leaves none. */
    @SuppressWarnings("unchecked") // as AsyncHttpConsumer leaves it
    private static CompletionStage<Void> departure(Exchange exchange) {
        return exchange.getProperty(TtsConstants.GIVEN_UP, new CompletableFuture<Void>(), CompletionStage.class);
    }

    /** Whether the caller can tell the end of an answer whose length is not known from a broken one. */
    public boolean knowsChunks() {
        return request.version() != HttpVersion.HTTP_1_0;
    }

    /** Whether only the head of the answer is wanted. */
    public boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** The request of an exchange that has come by HTTP, over Vert.x, whether its conversation has begun or not. */
    static Optional<HttpServerRequest> requestOf(Exchange exchange) {
        return of(exchange)
                .map(HttpConversation::request)
                .or(() -> exchange.getMessage() instanceof HttpMessage http
                        ? Optional.of(http.getRequest())
                        : Optional.empty());
    }

    /** That of an exchange which has come by HTTP, over Vert.x. */
    public static Optional<HttpConversation> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, HttpConversation.class));
    }
}
