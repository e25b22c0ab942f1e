package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.routes.http.HttpConversation;
import java.util.List;
import org.apache.camel.Exchange;

/** Headers that the answer will have, whoever writes it. */
public final class AnswerHeaders {

    /** Fields of the request that made no difference, because the engine cannot obey them. */
    private static final String LEFT_OUT = "X-Left-Out";

    private AnswerHeaders() {}

    public static void put(Exchange exchange, String name, String value) {
        HttpConversation.of(exchange).ifPresent(http -> http.response().putHeader(name, value));
    }

    /** Tells which fields of the request made no difference. */
    public static void leftOut(Exchange exchange, List<String> fields) {
        if (!fields.isEmpty()) {
            put(exchange, LEFT_OUT, String.join(", ", fields));
        }
    }

    /** The name of the request, for a header that a vendor calls otherwise. */
    public static String requestId(Exchange exchange) {
        return HttpConversation.of(exchange).map(HttpConversation::requestId).orElse("");
    }
}
