package io.github.cameltts.benchmarks.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/**
 * The HTTP recipes over an engine that takes its time. Alone, on the port of the first argument with its files in the folder
 * of the second, until it is killed; or in the process of a benchmark.
 */
final class GatewayServer implements AutoCloseable {

    private static final long ENGINE_MILLIS = 50;

    private final Main main = new Main();
    private final SlowEngine engine = new SlowEngine(ENGINE_MILLIS);
    private final int port;

    GatewayServer(int port, Path home) {
        this.port = port;
        main.bind("bench", engine);
        main.configure()
                .withRoutesIncludePattern(Stream.of("tts-speak", "tts-http", "tts-api", "tts-observe")
                        .map(recipe -> "classpath:camel-tts/" + recipe + ".camel.yaml")
                        .collect(Collectors.joining(",")));
        main.addOverrideProperty("tts.home", home.toString());
        main.addOverrideProperty("tts.engine", "bench");
        main.addOverrideProperty("tts.bench.maxConcurrent", "64");
        main.addOverrideProperty("tts.bench.maxQueue", "2000");
        main.addOverrideProperty("camel.server.enabled", "true");
        main.addOverrideProperty("camel.server.host", "127.0.0.1");
        main.addOverrideProperty("camel.server.port", String.valueOf(port));
        main.addOverrideProperty("camel.server.fileUploadEnabled", "false");
        main.addOverrideProperty("camel.server.maxBodySize", "1048576");
        main.start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (GatewayServer server = new GatewayServer(Integer.parseInt(arguments[0]), Path.of(arguments[1]))) {
            System.out.println("listening on " + server.port);
            Thread.currentThread().join();
        }
    }

    int port() {
        return port;
    }

    SlowEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        main.stop();
    }
}
