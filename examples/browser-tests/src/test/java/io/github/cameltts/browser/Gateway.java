package io.github.cameltts.browser;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.camel.main.Main;

/** A server with the dashboard and the builtin voice, in this process. */
final class Gateway implements AutoCloseable {

    private final Main main = new Main();
    private final Path home;
    private final int port;

    private Gateway(Path home, int port) {
        this.home = home;
        this.port = port;
        with("tts.home", home.toString());
        with("tts.builtin.pricePerMillionChars", "16");
        with("tts.currency", "EUR");
        with("camel.server.enabled", "true");
        with("camel.server.host", "127.0.0.1");
        with("camel.server.port", String.valueOf(port));
        main.configure()
                .withRoutesIncludePattern(
                        "classpath:camel-tts/tts-speak.camel.yaml,classpath:camel-tts/tts-http.camel.yaml,"
                                + "classpath:camel-tts/tts-api.camel.yaml,"
                                + "classpath:camel-tts/tts-management-api.camel.yaml,classpath:camel-tts/tts-dashboard.camel.yaml");
    }

    static Gateway over(Path home) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new Gateway(home, free.getLocalPort());
        }
    }

    /** The same home behind the same address. */
    Gateway again() {
        return new Gateway(home, port);
    }

    Gateway with(String property, String value) {
        main.addInitialProperty(property, value);
        return this;
    }

    Gateway start() {
        main.start();
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Speaks without a browser. */
    void speak(String text, Map<String, Object> headers) throws Exception {
        main.getCamelTemplate().requestBodyAndHeaders("direct:tts-speak", text, headers);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve("tts.db") + "?busy_timeout=5000");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
