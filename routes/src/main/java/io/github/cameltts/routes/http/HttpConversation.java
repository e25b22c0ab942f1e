package io.github.cameltts.routes.http;

import io.github.cameltts.TtsConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of an exchange, kept while its message goes through routes that know nothing of HTTP.
 *
 * @param request as it came
 * @param response nothing of which may have been sent
 * @param requestId the name of the request, harmless in logs
 */
public record HttpConversation(HttpServerRequest request, HttpServerResponse response, String requestId) {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConversation.class);
    private static final String PROPERTY = "ttsHttpConversation";

    /** Takes the request off the message: none of its headers goes on, but its name. */
    static void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message instanceof HttpMessage http) {
            HttpConversation conversation = new HttpConversation(
                    http.getRequest(),
                    http.getResponse(),
                    RequestId.of(http.getRequest().getHeader(RequestId.HEADER)));
            exchange.setProperty(PROPERTY, conversation);
            http.getResponse().closeHandler(gone -> giveUp(exchange));
            message.removeHeaders("*");
            message.setHeader(TtsConstants.REQUEST_ID, conversation.requestId());
        } else {
            message.removeHeaders("*");
        }
    }

    /** The caller has gone: a synthesis that nobody else waits for is of no use any more. */
    private static void giveUp(Exchange exchange) {
        if (exchange.getProperty(TtsConstants.FLIGHT) instanceof AutoCloseable flight) {
            try {
                flight.close();
            } catch (Exception e) {
                LOG.debug("A flight could not be left", e);
            }
        }
    }

    /** Whether only the head of the answer is wanted. */
    public boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** That of an exchange which has come by HTTP, over Vert.x. */
    public static Optional<HttpConversation> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, HttpConversation.class));
    }
}
