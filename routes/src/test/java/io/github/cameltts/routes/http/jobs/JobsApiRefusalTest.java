package io.github.cameltts.routes.http.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.routes.http.HttpApp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no job; no request of this class is accepted. */
class JobsApiRefusalTest {

    private static final String JOBS = "/api/tts/jobs";
    private static final String UNKNOWN = JOBS + "/" + UUID.randomUUID();

    @TempDir
    private static Path home;

    private static HttpApp server;

    @BeforeAll
    static void start() throws Exception {
        server = HttpApp.over(home, "tts-jobs-api")
                .with("tts.engine", "fake")
                .with("tts.jobs.maxTexts", "3")
                .bind("fake", new FakeSpeechEngine())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> cancel(String path) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(path)).DELETE());
    }

    @Test
    void tooManyTextsAreTooLarge() throws Exception {
        HttpApp.error(server.post(JOBS, "{\"texts\": [\"1\", \"2\", \"3\", \"4\"]}"), 413);
        HttpApp.error(server.post(JOBS, "{\"texts\": [\"" + "x".repeat(6000) + "\"]}"), 413);
    }

    @Test
    void jobThatIsNotThereIsNotFound() throws Exception {
        HttpApp.error(server.get(UNKNOWN), 404);
        HttpApp.error(cancel(UNKNOWN), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..%2F..%2Fetc", "00000000-0000-0000-0000-00000000000G", "%00"})
    void idThatIsNoneIsRefused(String id) throws Exception {
        assertThat(server.get(JOBS + "/" + id).statusCode()).isIn(400, 404);
        assertThat(cancel(JOBS + "/" + id).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"text\": 5}",
                "{\"text\": \"a\", \"voise\": \"b\"}",
                "{\"text\": \"a\", \"tenant\": \"b\"}",
                "{\"text\": \"a\", \"store\": false}",
                "{\"text\": \"a\", \"rate\": \"fast\"}",
                "{\"text\": \"a\", \"texts\": [\"b\"]}",
                "{\"texts\": []}",
                "{\"texts\": [[[[[[[[[[\"a\"]]]]]]]]]]}",
                "{\"segments\": [{\"text\": \"a\", \"join\": true}]}",
                "{\"segments\": [{\"voice\": \"a\"}]}",
                "{\"text\": \"a\", \"webhook\": \"http://127.0.0.1/\"}",
                "{\"text\": \"a\", \"expiry_hours\": -1}",
                "{\"text\": \"a\", \"join\": \"yes\"}"
            })
    void bodyThatIsNoJobIsABadRequest(String body) throws Exception {
        assertThat(HttpApp.error(server.post(JOBS, body), 400).path("message").asText())
                .isNotEmpty();
        assertThat(HttpApp.json(server.get(JOBS)).path("jobs")).isEmpty();
    }

    @Test
    void fieldThatIsWrongIsNamed() throws Exception {
        assertThat(HttpApp.error(server.post(JOBS, "{\"text\": \"a\", \"rate\": \"fast\"}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("rate");
        assertThat(HttpApp.error(server.post(JOBS, "{\"segments\": [{\"text\": \"a\", \"rate\": 99}]}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("segments[0].rate");
        assertThat(HttpApp.error(server.post(JOBS, "{\"text\": \"a\", \"voise\": \"b\"}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("voise");
        assertThat(HttpApp.error(server.get(JOBS + "?state=odd"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("state");
    }
}
