package io.github.cameltts.routes.http;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Lets a request through, or fails with the error that answers it: with {@code tts.api.token} whoever sends it as {@code
 * Authorization: Bearer}, without it whoever asks on this machine. Thread-safe once it has started.
 */
public class ApiAccess implements CamelContextAware, Processor {

    /** Camel's own server sets it; a caller cannot. */
    private static final String LISTENING_ON = "CamelVertxPlatformHttpLocalAddress";

    /** Where Camel's server listens when nobody says. */
    private static final String CAMELS_DEFAULT = "0.0.0.0";

    private CamelContext camelContext;
    private AccessRule rule = new AccessRule("");

    /** @throws IllegalArgumentException where others could reach the server, and no token keeps them out */
    public void start() {
        boolean camelServes = Boolean.parseBoolean(property("camel.server.enabled", "false"));
        String host =
                camelServes ? property("camel.server.host", CAMELS_DEFAULT) : property("tts.http.host", "127.0.0.1");
        if (rule.token().isEmpty() && !LocalAddress.isLoopback(host)) {
            throw new IllegalArgumentException("The HTTP server would listen on " + host
                    + ", where others can reach it, and no token keeps them out. Set tts.api.token, or the host to 127.0.0.1"
                    + " (tts.http.host, camel.server.host).");
        }
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        rule.check(name -> message.getHeader(name, String.class), message.getHeader(LISTENING_ON, "", String.class));
    }

    /** What callers must send; empty where only this machine may ask. */
    public void setToken(String token) {
        this.rule = new AccessRule(token.trim());
    }

    private String property(String name, String otherwise) {
        return camelContext
                .resolvePropertyPlaceholders("{{" + name + ":" + otherwise + "}}")
                .trim();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
