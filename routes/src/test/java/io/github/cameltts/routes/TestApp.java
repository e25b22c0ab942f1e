package io.github.cameltts.routes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A Camel application over a folder of its own, started the way an integrator starts one. */
final class TestApp implements AutoCloseable {

    private final Main main = new Main();

    private TestApp(Path home, Map<String, String> properties) {
        main.configure().withJmxEnabled(false);
        main.addInitialProperty("tts.home", home.toString());
        properties.forEach(main::addInitialProperty);
    }

    static TestApp over(Path home) {
        return over(home, Map.of());
    }

    static TestApp over(Path home, Map<String, String> properties) {
        return new TestApp(home, properties);
    }

    TestApp bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    TestApp routes(RouteBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    /** Loads recipes or other YAML from the class path. */
    TestApp recipes(String... locations) {
        main.configure().withRoutesIncludePattern(String.join(",", locations));
        return this;
    }

    TestApp start() {
        main.start();
        return this;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return context()
                .createFluentProducerTemplate()
                .withBody(body)
                .withHeaders(new HashMap<>(headers))
                .to(endpoint)
                .send();
    }

    @Override
    public void close() {
        main.stop();
    }
}
