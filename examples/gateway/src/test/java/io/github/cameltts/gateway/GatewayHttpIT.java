package io.github.cameltts.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a server, asked as the README says. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GatewayHttpIT {

    private static final Pattern COMMANDS = Pattern.compile("## By HTTP.*?```sh\n(.*?)```", Pattern.DOTALL);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void theReadmesCommandsWork() throws Exception {
        assumeThat(isInstalled("curl"))
                .as("curl is installed; without it the README's requests go untested")
                .isTrue();
        int port = Gateway.unusedPort();
        try (Gateway gateway = Gateway.start(directory, "-Dtts.http.port=" + port)) {
            awaitReady(gateway, port);

            for (String command : readmeCommands()) {
                assertThat(run(command.replace(":8020/", ":" + port + "/")))
                        .as(command)
                        .isZero();
            }
        }
        assertThat(directory.resolve("gap.wav")).isNotEmptyFile();
        assertThat(Files.readAllBytes(directory.resolve("gap.wav")))
                .startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
        assertThat(Files.readAllBytes(directory.resolve("gap.mp3"))).hasSizeGreaterThan(1000);
    }

    @Test
    void pageHealthMetersAndContractsAreThere() throws Exception {
        int port = Gateway.unusedPort();
        try (Gateway gateway = Gateway.start(directory, "-Dtts.http.port=" + port)) {
            awaitReady(gateway, port);

            assertThat(get(port, "/").body()).contains("<title>");
            assertThat(get(port, "/observe/metrics").body()).contains("tts_");
            assertThat(get(port, "/openapi.json").body()).contains("/api/tts/synthesize");
            assertThat(get(port, "/observe/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void portThatIsTakenIsToldInASentence() throws Exception {
        int port = Gateway.unusedPort();
        try (Gateway first = Gateway.start(directory, "-Dtts.http.port=" + port)) {
            awaitReady(first, port);
            Path other = Files.createDirectory(directory.resolve("other"));
            try (Gateway second = Gateway.start(other, "-Dtts.http.port=" + port)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.log()).contains("tts.http.port").doesNotContain("\tat ");
            }
        }
    }

    private static void awaitReady(Gateway gateway, int port) {
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            assertThat(gateway.isAlive()).isTrue();
            return get(port, "/observe/health/ready").statusCode() == 200;
        });
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<String> readmeCommands() throws IOException {
        Matcher section = COMMANDS.matcher(Files.readString(Path.of("../../README.md")));
        assertThat(section.find()).isTrue();
        List<String> commands = section.group(1).replace("\\\n", " ").lines().toList();
        assertThat(commands).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("curl "));
        return commands;
    }

    private int run(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
