package io.github.cameltts.routes.http.observe;

import static io.github.cameltts.routes.http.HttpApp.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the log says of a request: one line about it, and its name in all others, whichever thread writes them. */
class RequestLogTest {

    private static final String SYNTHESIZE = "/api/tts/synthesize";
    private static final String SECRET = "Nobody may read this";
    private static final String ENGINE_LOG = "engine.that.warns";
    private static final String ID = "tts.requestId";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private HttpApp server;
    private LogCapture log;

    @BeforeEach
    void start() throws Exception {
        log = LogCapture.open(Level.INFO);
        server = HttpApp.over(home, "tts-api")
                .with("tts.engine", "fake")
                .with("tts.fake.maxAttempts", "1")
                .with("tts.fake.maxConcurrent", "1")
                .bind("fake", engine);
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void warningsOfTheEngineAndOfTheStoreNameTheirRequest(boolean camelLogs) throws Exception {
        engine.speaking(RequestLogTest::countedWrongly);
        server.with("tts.store.maxBytes", "1KiB")
                .with("camel.main.useMdcLogging", String.valueOf(camelLogs))
                .with("camel.main.mdcLoggingKeysPattern", "tts.*")
                .start();
        List<String> ids = IntStream.range(0, 8).mapToObj(i -> "call-" + i).toList();

        atOnce(ids);

        assertThat(idsOf(ENGINE_LOG)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(idsOf("io.github.cameltts.internal.calls.PaidCall")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(idsOf("io.github.cameltts.routes.evict.StoreBound")).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void unforeseenFailureNamesItsRequest() throws Exception {
        server.with("camel.component.direct.block", "false").start();
        server.app().context().getRouteController().stopRoute("tts-speak");

        HttpApp.error(speak("call-9"), 500);

        assertThat(idsOf("io.github.cameltts.routes.http.SpeechFailures")).containsExactly("call-9");
    }

    @Test
    void eachRequestHasOneLineWithoutAWordOfItsText() throws Exception {
        server.start();
        HttpResponse<byte[]> spoken = speak("call-1");
        server.get("/api/tts/audio/" + header(spoken, "X-File-ID") + "?text=" + SECRET.replace(' ', '+'));
        server.get("/no%0Asuch");

        await().untilAsserted(() -> assertThat(accessLines()).hasSize(3));
        assertThat(accessLines().get(0))
                .matches("POST /api/tts/synthesize 200 \\d+ bytes \\d+ ms call-1 camel-tts; fwd=miss; stored");
        assertThat(accessLines().get(1))
                .matches("GET /api/tts/audio/\\S+ 200 \\d+ bytes \\d+ ms \\S{36} camel-tts; hit; detail=\\w+");
        assertThat(accessLines().get(2)).startsWith("GET /no%0Asuch 404 ");
        assertThat(log.events())
                .filteredOn(line -> line.getLevel().isMoreSpecificThan(Level.INFO))
                .noneSatisfy(line ->
                        assertThat(line.getMessage().getFormattedMessage()).contains("Nobody"));
    }

    @Test
    void nameThatCouldForgeALineIsReplaced() throws Exception {
        server.start();

        HttpResponse<byte[]> answer = speak("call 1 GET / 200");

        assertThat(header(answer, "X-Request-ID")).hasSize(36);
        await().untilAsserted(() -> assertThat(accessLines()).hasSize(1));
        assertThat(accessLines().get(0))
                .contains(header(answer, "X-Request-ID"))
                .doesNotContain("call 1");
    }

    /** A warning of its own, a whole WAV, and a count that no text has. */
    private static Speech countedWrongly(SpeechRequest request) {
        LoggerFactory.getLogger(ENGINE_LOG).warn("Something is odd");
        Speech speech = FakeSpeechEngine.wav(request);
        return new Speech(speech.audio(), speech.format(), speech.sampleRate(), speech.duration(), OptionalLong.of(-1));
    }

    private void atOnce(List<String> ids) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(ids.size());
        try {
            List<Future<HttpResponse<byte[]>>> answers =
                    ids.stream().map(id -> callers.submit(() -> speak(id))).toList();
            for (Future<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private HttpResponse<byte[]> speak(String id) throws Exception {
        return server.post(SYNTHESIZE, "{\"text\": \"" + SECRET + " " + id + "\"}", "X-Request-ID", id);
    }

    private List<String> idsOf(String logger) {
        return log.events().stream()
                .filter(line -> line.getLoggerName().equals(logger))
                .map(line -> Optional.ofNullable(line.getContextData().<String>getValue(ID))
                        .orElse("nobody"))
                .toList();
    }

    private List<String> accessLines() {
        return log.events().stream()
                .filter(line -> line.getLoggerName().equals("io.github.cameltts.access"))
                .map(LogEvent::getMessage)
                .map(message -> message.getFormattedMessage())
                .toList();
    }
}
