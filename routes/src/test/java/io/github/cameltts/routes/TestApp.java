package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.SpeechEngine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A Camel application over a folder of its own, started the way an integrator starts one. */
public final class TestApp implements AutoCloseable {

    private final Main main = new Main();
    private final Path home;

    private TestApp(Path home) {
        this.home = home;
        with("tts.home", home.toString());
    }

    public static TestApp over(Path home) {
        return new TestApp(home);
    }

    /** The plain recipe over one engine, started. */
    public static TestApp speaking(Path home, SpeechEngine engine) {
        return over(home)
                .with("tts.engine", "fake")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }

    public TestApp with(String property, String value) {
        main.addInitialProperty(property, value);
        return this;
    }

    public TestApp bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    public TestApp routes(RouteBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    /** Loads recipes or other YAML from the class path. */
    public TestApp recipes(String... locations) {
        main.configure().withRoutesIncludePattern(String.join(",", locations));
        return this;
    }

    public TestApp start() {
        main.start();
        return this;
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Sends, and leaves a failure in the exchange. */
    public Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        FluentProducerTemplate template = context().createFluentProducerTemplate();
        return template.withBody(body)
                .withHeaders(new HashMap<>(headers))
                .to(endpoint)
                .send();
    }

    /** Sends, and expects no failure. */
    public Message ask(String endpoint, Object body, Map<String, Object> headers) {
        Exchange exchange = send(endpoint, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    public Message speak(String text) {
        return ask("direct:tts-speak", text, Map.of());
    }

    /** A connection of somebody else to the same database. */
    public static Connection connect(Path home) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + home.resolve("tts.db") + "?busy_timeout=5000");
    }

    public long number(String query) throws SQLException {
        try (Connection connection = connect(home);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.getLong(1);
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect(home);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
