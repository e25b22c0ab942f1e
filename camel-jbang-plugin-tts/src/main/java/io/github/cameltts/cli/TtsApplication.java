package io.github.cameltts.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.URISupport;

/** The Camel application that a command runs in. One at a time in a process. */
final class TtsApplication implements AutoCloseable {

    /** From text to audio, with and without substitutes. */
    static final List<String> SPEAK =
            List.of("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-fallback.camel.yaml");

    /** The gateway may run beside, on the same port. */
    private static final Map<String, String> NO_SERVERS =
            Map.of("camel.server.enabled", "false", "camel.management.enabled", "false");

    private final CommandMain main;
    private final Properties systemBefore;
    private final ClassLoader loaderBefore;

    private TtsApplication(CommandMain main) {
        this.main = main;
        this.systemBefore = (Properties) System.getProperties().clone();
        this.loaderBefore = Thread.currentThread().getContextClassLoader();
    }

    /**
     * @param properties beat files and environment, as {@code java -D} does
     * @param recipes locations of the route files that the command needs
     */
    static TtsApplication start(Map<String, String> properties, List<String> recipes) {
        CommandLogging.begin();
        TtsApplication application = new TtsApplication(new CommandMain(recipes));
        try {
            // The camel command has loaded the plugin, with all its jars, apart from itself.
            Thread.currentThread().setContextClassLoader(TtsApplication.class.getClassLoader());
            properties.forEach(System::setProperty);
            NO_SERVERS.forEach(System::setProperty);
            application.main.start();
            return application;
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Sends a request, and throws what it fails with. */
    Message ask(String uri, Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = context()
                .createFluentProducerTemplate()
                .withBody(body)
                .withHeaders(new HashMap<>(headers))
                .to(uri)
                .send();
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage();
    }

    /** Asks a Kamelet, which leaves it to the caller to report a failure. */
    Message askKamelet(String name, Map<String, Object> parameters, Object body) throws Exception {
        return askKamelet(name, parameters, body, Map.of());
    }

    Message askKamelet(String name, Map<String, Object> parameters, Object body, Map<String, Object> headers)
            throws Exception {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("noErrorHandler", true);
        // A Kamelet takes its parameters as they are written.
        all.replaceAll((parameter, value) -> value instanceof String text ? "RAW(" + text + ")" : value);
        return ask("kamelet:" + name + "?" + URISupport.createQueryString(all, false), body, headers);
    }

    @Override
    public void close() {
        try {
            main.stop();
        } finally {
            System.setProperties(systemBefore);
            Thread.currentThread().setContextClassLoader(loaderBefore);
        }
    }
}
