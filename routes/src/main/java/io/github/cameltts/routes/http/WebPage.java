package io.github.cameltts.routes.http;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Answers with a file of the dashboard: the one that the header {@code file} names, else {@code index.html}. A browser
 * asks each time whether it has changed. Thread-safe.
 */
public class WebPage implements Processor {

    /** Nothing from elsewhere, nothing inline, and nobody may frame it. Audio that was just made is a blob of the page. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; media-src 'self' blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** Bounded by the number of files there are. */
    private final ConcurrentMap<String, WebFile> files = new ConcurrentHashMap<>();

    /** @throws HttpFailure 404 for a file that the dashboard does not have */
    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        WebFile file = file(message.getHeader("file", "index.html", String.class));
        boolean unchanged = file.etag().equals(message.getHeader("If-None-Match"));
        HttpConversation.begin(exchange);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, unchanged ? 304 : 200);
        message.setHeader(Exchange.CONTENT_TYPE, file.type());
        message.setHeader("ETag", file.etag());
        message.setHeader("Content-Security-Policy", POLICY);
        message.setBody(unchanged ? null : file.bytes());
        // Camel lets no message set it.
        HttpConversation.of(exchange).ifPresent(http -> http.response().putHeader("Cache-Control", "no-cache"));
    }

    private WebFile file(String name) throws IOException {
        WebFile known = files.get(name);
        if (known != null) {
            return known;
        }
        WebFile read = WebFile.read(name).orElseThrow(() -> new HttpFailure(404, "The dashboard has no such file."));
        files.put(name, read);
        return read;
    }
}
