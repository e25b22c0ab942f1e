package io.github.cameltts.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtsGatewayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TEXT = "The first test of the gateway speaks this sentence.";

    @TempDir
    Path directory;

    @Test
    void speaksWhatLiesInTheInboxAndEnds() throws Exception {
        Gateway.drop(directory, "hello.txt", TEXT);

        try (Gateway gateway = Gateway.start(directory, "-Dtts.once=true")) {
            assertThat(gateway.exitCode()).isZero();

            assertThat(seconds(gateway.outbox("hello.wav"))).isBetween(1.5, 6.0);
            assertThat(metadata(gateway, "hello.json"))
                    .containsEntry("engine", "builtin")
                    .containsEntry("cache", "synthesized")
                    .containsKeys("file_id", "key", "voice", "duration_ms");
            assertThat(gateway.inbox(".done/hello.txt")).exists();
            assertThat(gateway.log()).contains("hello.wav").doesNotContain(TEXT);
        }
    }

    @Test
    void speaksEveryKindOfFile() throws Exception {
        Gateway.drop(directory, "notes.md", "# Shopping\n\n- *two* apples\n- [bread](https://example.org/bread)\n");
        Gateway.drop(directory, "pause.ssml", "<speak>Wait. <break time='2s'/> Now go.</speak>");
        Gateway.drop(
                directory,
                "list.json",
                "[{\"text\": \"First.\"}, {\"text\": \"Second, slowly.\", \"rate\": 0.5, \"format\": \"pcm\"}]");

        try (Gateway gateway = Gateway.start(directory, "-Dtts.once=true")) {
            assertThat(gateway.exitCode()).isZero();

            assertThat(seconds(gateway.outbox("notes.wav"))).isBetween(1.0, 5.0);
            assertThat(seconds(gateway.outbox("pause.wav"))).isBetween(2.5, 6.0);
            assertThat(seconds(gateway.outbox("list-1.wav"))).isBetween(0.2, 2.0);
            assertThat(gateway.outbox("list-2.pcm")).isNotEmptyFile();
            assertThat(gateway.outbox("list.json")).content().contains("\"entry\" : 2");
        }
    }

    @Test
    void endsAtOnceWhenThereIsNothingToDo() throws Exception {
        try (Gateway gateway = Gateway.start(directory, "-Dtts.once=true")) {
            assertThat(gateway.exitCode()).isZero();
        }
    }

    @Test
    void sameTextIsNeverSynthesizedTwice() throws Exception {
        try (Gateway gateway = Gateway.start(directory)) {
            gateway.drop("one.txt", TEXT);
            await().atMost(PATIENCE).until(() -> Files.exists(gateway.outbox("one.json")));
            gateway.drop("two.txt", "  " + TEXT + "\n");
            await().atMost(PATIENCE).until(() -> Files.exists(gateway.outbox("two.json")));

            assertThat(metadata(gateway, "one.json")).containsEntry("cache", "synthesized");
            assertThat(metadata(gateway, "two.json")).containsEntry("cache", "memory");
            assertThat(gateway.outbox("two.wav")).hasSameBinaryContentAs(gateway.outbox("one.wav"));
            gateway.terminate();
            assertThat(gateway.exitCode()).isIn(0, 143);
        }
        Gateway.drop(directory, "three.txt", TEXT);

        try (Gateway restarted = Gateway.start(directory, "-Dtts.once=true")) {
            assertThat(restarted.exitCode()).isZero();
            assertThat(metadata(restarted, "three.json")).containsEntry("cache", "store");
            assertThat(restarted.outbox("three.wav")).hasSameBinaryContentAs(restarted.outbox("one.wav"));
        }
    }

    @Test
    void badInputIsExplainedAndTheGatewayGoesOn() throws Exception {
        try (Gateway gateway = Gateway.start(directory, "-Dtts.maxTextLength=40")) {
            gateway.drop("long.txt", TEXT);
            gateway.drop("empty.txt", "");
            gateway.drop("voice.json", "{\"text\": \"Hello\", \"voice\": \"slte\"}");
            gateway.drop("broken.ssml", "<speak>Never closed");
            gateway.drop("good.txt", "All is well.");

            await().atMost(PATIENCE).until(() -> Files.exists(gateway.outbox("good.json")));
            await().atMost(PATIENCE).until(() -> Files.exists(gateway.inbox(".failed/broken.ssml.error.txt")));
            assertThat(gateway.inbox(".failed/long.txt.error.txt")).content().contains("at most 40");
            assertThat(gateway.inbox(".failed/empty.txt.error.txt")).content().contains("empty");
            assertThat(gateway.inbox(".failed/voice.json.error.txt")).content().contains("Did you mean slt");
            assertThat(gateway.inbox(".failed/broken.ssml")).exists();
            assertThat(gateway.isAlive()).isTrue();
        }
    }

    @Test
    void paidEngineThatIsDownIsReplacedByTheBuiltinOne() throws Exception {
        Files.writeString(
                directory.resolve("application.properties"),
                configuration().replace("https://api.openai.com", "http://127.0.0.1:" + Gateway.unusedPort()));
        Gateway.drop(directory, "hello.txt", TEXT);

        try (Gateway gateway = Gateway.start(directory, "-Dtts.once=true")) {
            assertThat(gateway.exitCode()).isZero();

            assertThat(seconds(gateway.outbox("hello.wav"))).isBetween(1.5, 6.0);
            assertThat(metadata(gateway, "hello.json"))
                    .containsEntry("engine", "builtin")
                    .containsEntry("substitute_for", "openai");
            assertThat(gateway.log())
                    .contains("'builtin' is asked in the place of 'openai'")
                    .doesNotContain("sk-your-key", TEXT);
        }
    }

    @Test
    void answersByHttp() throws Exception {
        int port = Gateway.unusedPort();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/tts/storage/cleanup"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        try (Gateway gateway = Gateway.start(directory, "-Dtts.http.port=" + port)) {
            gateway.drop("hello.txt", TEXT);
            await().atMost(PATIENCE).until(() -> Files.exists(gateway.outbox("hello.json")));
            HttpResponse<String> planned =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(planned.statusCode()).isEqualTo(200);
            assertThat(new ObjectMapper()
                            .readTree(planned.body())
                            .at("/cleanup/deleted_count")
                            .asInt())
                    .as(planned.body())
                    .isEqualTo(3);
            assertThat(gateway.outbox("hello.wav")).exists();
        }
    }

    @Test
    void serverThatOthersReachWantsAToken() throws Exception {
        try (Gateway gateway = Gateway.start(
                directory,
                "-Dtts.http.enabled=true",
                "-Dtts.http.host=0.0.0.0",
                "-Dtts.http.port=" + Gateway.unusedPort())) {
            assertThat(gateway.exitCode()).isEqualTo(1);
            assertThat(gateway.log()).contains("Set tts.api.token").doesNotContain("\tat ");
        }
    }

    /** What the README tells to write. */
    private static String configuration() throws IOException {
        Matcher lines = Pattern.compile("```properties\\R(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(lines.find()).isTrue();
        return lines.group(1);
    }

    @Test
    void homeThatIsAFileStopsTheStartWithAdvice() throws Exception {
        Files.writeString(directory.resolve("tts-data"), "I am a file");

        try (Gateway gateway = Gateway.start(directory, "-Dtts.once=true")) {
            assertThat(gateway.exitCode()).isNotZero();
            assertThat(gateway.log())
                    .contains("The gateway cannot start", "tts-data", "folder")
                    .doesNotContain("\tat ");
        }
    }

    private static double seconds(Path wav) throws Exception {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(wav.toFile())) {
            return audio.getFrameLength() / audio.getFormat().getFrameRate();
        }
    }

    private static Map<String, Object> metadata(Gateway gateway, String name) throws IOException {
        JsonNode json = new ObjectMapper().readTree(gateway.outbox(name).toFile());
        return new ObjectMapper().convertValue(json, new TypeReference<>() {});
    }
}
