package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.TtsConstants;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong are answered with what is wrong, and change nothing. */
class BadRequestTest {

    private static final String CLEANUP = "/api/tts/storage/cleanup";
    private static final String CLEAR = "/api/audio-cache/clear";

    @TempDir
    private static Path home;

    private static ManagementApp server;

    @BeforeAll
    static void start() throws Exception {
        server = ManagementApp.over(home).start();
        Map<String, Object> headers = Map.of(TtsConstants.KEY, "one", TtsConstants.FORMAT, "wav");
        server.app().ask("kamelet:tts-store-action", "audio", headers);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsGone() throws Exception {
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"older_then\": \"7d\"}                             | older_then   | Known are",
                "{\"dryrun\": true}                                   | dryrun       | Known are",
                "{\"older_than\": 7}                                  | older_than   | must be a time",
                "{\"older_than\": \"7\"}                              | older_than   | with its unit",
                "{\"unused_for\": \"0d\"}                             | unused_for   | above 0",
                "{\"cache_only\": \"yes\"}                            | cache_only   | boolean expected",
                "{\"dry_run\": \"true\"}                              | dry_run      | boolean expected",
                "{\"dry_run\": 0, \"type\": \"tts\"}                  | dry_run      | boolean expected",
                "{\"type\": {\"a\": 1}}                               | type         | found",
                "{\"engine\": [\"openai\"]}                           | engine       | found",
                "{\"cache_only\": true, \"outputs_only\": true}       | outputs_only | Keep one",
                "{\"outputs_only\": true, \"voice\": \"slt\"}         | voice        | about cached assets",
            })
    void wrongFieldIsNamed(String body, String field, String advice) throws Exception {
        JsonNode error = ManagementApp.answer(server.post(CLEANUP, body), 400).path("error");

        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.path("message").asText()).contains(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "nonsense",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{\"type\": \"tts\"} {}",
                "{\"type\": \"tts\", \"type\": \"image\"}",
                "<xml/>",
                "\u0000",
            })
    void bodyThatIsNoObjectIsABadRequest(String body) throws Exception {
        for (String path : new String[] {CLEANUP, CLEAR}) {
            JsonNode error = ManagementApp.answer(server.post(path, body), 400).path("error");

            assertThat(error.path("message").asText()).startsWith("The body ");
        }
    }

    @Test
    void clearKnowsNoFilters() throws Exception {
        assertThat(ManagementApp.answer(server.post(CLEAR, "{\"type\": \"tts\"}"), 400)
                        .at("/error/field")
                        .asText())
                .isEqualTo("type");
    }

    @Test
    void deepAndLargeBodiesAreRefused() throws Exception {
        ManagementApp.answer(server.post(CLEANUP, "{\"type\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400);
        ManagementApp.answer(server.post(CLEANUP, "{\"type\":\"" + "x".repeat(70_000) + "\"}"), 413);
    }

    @Test
    void formsAreRefused() throws Exception {
        HttpResponse<String> form =
                server.post(CLEAR, "dry_run=false", Map.of("Content-Type", "application/x-www-form-urlencoded"));

        ManagementApp.answer(form, 415);
        assertThat(form.headers().map()).doesNotContainKey("dry_run");
        ManagementApp.answer(server.post(CLEAR, "{}", Map.of("Content-Type", "text/plain")), 415);
    }

    @Test
    void markupInARequestComesBackAsJsonOnly() throws Exception {
        HttpResponse<String> refused = server.post(CLEANUP, "{\"<script>alert(1)</script>\": 1}");

        ManagementApp.answer(refused, 400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
}
