package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.TtsConstants;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe as a caller on the same machine sees it. */
class ManagementApiTest {

    private static final String CLEANUP = "/api/tts/storage/cleanup";
    private static final String CLEAR = "/api/audio-cache/clear";

    @TempDir
    private Path home;

    private ManagementApp server;

    @BeforeEach
    void start() throws Exception {
        server = ManagementApp.over(home).start();
        store("one", "tts", "first");
        store("two", "tts", "second");
        store("three", "image", "picture");
        Files.createDirectories(home.resolve("outbox"));
        Files.writeString(home.resolve("outbox/hello.wav"), "hello");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhatIsStored() throws Exception {
        server.app().execute("update tts_file set expires_at = 1 where asset_key = 'one'");
        server.app().execute("update tts_asset set pinned = 1 where asset_key = 'two'");

        JsonNode stats = answer(server.get("/api/tts/storage/stats"), 200).path("stats");

        assertThat(stats.path("total_files").asInt()).isEqualTo(3);
        assertThat(stats.path("expired_files").asInt()).isEqualTo(1);
        assertThat(stats.path("active_files").asInt()).isEqualTo(2);
        assertThat(stats.path("total_size_bytes").asInt()).isEqualTo(18);
        assertThat(stats.path("total_size_mb").asDouble()).isZero();
        assertThat(stats.path("pinned_assets").asInt()).isEqualTo(1);
        assertThat(stats.path("storage_dir").asText()).isEqualTo(home.toString());
    }

    @Test
    void tellsWhatTheCacheDid() throws Exception {
        JsonNode stats = answer(server.get("/api/audio-cache/stats"), 200).path("stats");

        assertThat(stats.at("/entries/by_type/tts/entries").asInt()).isEqualTo(2);
        assertThat(stats.at("/size_bytes").asInt()).isEqualTo(18);
    }

    @Test
    void cleansUpWhatFiltersChoose() throws Exception {
        JsonNode planned = cleanup("{\"type\": \"tts\", \"dry_run\": true}");
        assertThat(planned.path("dry_run").asBoolean()).isTrue();
        assertThat(planned.path("deleted_bytes").asInt()).isEqualTo(11);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);

        JsonNode done = cleanup("{\"type\": \"tts\"}");

        assertThat(done.path("dry_run").asBoolean()).isFalse();
        assertThat(done.path("deleted_count").asInt()).isEqualTo(2);
        assertThat(done.path("deleted_bytes").asInt()).isEqualTo(11);
        assertThat(done.path("deleted_size_mb").isNumber()).isTrue();
        assertThat(done.path("cleanup_time").asText()).endsWith("Z");
        assertThat(done.at("/rows/0/directory").asText())
                .isEqualTo(home.resolve("blobs").toString());
        assertThat(done.at("/rows/0/action").asText()).isEqualTo("deleted");
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"type\": null}"})
    void requestForNothingInParticularDeletesNothing(String body) throws Exception {
        JsonNode planned = cleanup(body);

        assertThat(planned.path("dry_run").asBoolean()).isTrue();
        assertThat(planned.path("deleted_count").asInt()).isEqualTo(4);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);
        assertThat(home.resolve("outbox/hello.wav")).exists();
    }

    @Test
    void everythingGoesWhereThatIsSaid() throws Exception {
        assertThat(cleanup("{\"dry_run\": false}").path("deleted_count").asInt())
                .isEqualTo(4);
        assertThat(home.resolve("outbox/hello.wav")).doesNotExist();
    }

    @Test
    void clearsTheCacheAndLeavesOutputs() throws Exception {
        JsonNode planned =
                answer(server.post(CLEAR, "{\"dry_run\": true}"), 200).path("cleanup");
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);

        JsonNode done = answer(server.post(CLEAR, ""), 200).path("cleanup");

        assertThat(done.path("deleted_bytes")).isEqualTo(planned.path("deleted_bytes"));
        assertThat(server.app().number("select count(*) from tts_asset")).isZero();
        assertThat(home.resolve("outbox/hello.wav")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"older_then\": \"7d\"}                             | older_then   | Did you mean older_than",
                "{\"dryrun\": true}                                   | dryrun       | Did you mean dry_run",
                "{\"older_than\": 7}                                  | older_than   | must be a time",
                "{\"older_than\": \"7\"}                              | older_than   | with its unit",
                "{\"unused_for\": \"0d\"}                             | unused_for   | above 0",
                "{\"cache_only\": \"yes\"}                            | cache_only   | true or false",
                "{\"dry_run\": \"true\"}                              | dry_run      | true or false",
                "{\"dry_run\": 0, \"type\": \"tts\"}                  | dry_run      | true or false",
                "{\"type\": {\"a\": 1}}                               | type         | must be a text",
                "{\"engine\": [\"openai\"]}                           | engine       | must be a text",
                "{\"cache_only\": true, \"outputs_only\": true}       | outputs_only | Keep one",
                "{\"outputs_only\": true, \"voice\": \"slt\"}         | voice        | about cached assets",
            })
    void wrongFieldIsNamed(String body, String field, String advice) throws Exception {
        JsonNode error = answer(server.post(CLEANUP, body), 400).path("error");

        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.path("message").asText()).contains(advice);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);
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
            JsonNode error = answer(server.post(path, body), 400).path("error");

            assertThat(error.path("message").asText()).startsWith("The body ");
        }
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);
    }

    @Test
    void clearKnowsNoFilters() throws Exception {
        assertThat(answer(server.post(CLEAR, "{\"type\": \"tts\"}"), 400)
                        .at("/error/field")
                        .asText())
                .isEqualTo("type");
    }

    @Test
    void deepAndLargeBodiesAreRefused() throws Exception {
        answer(server.post(CLEANUP, "{\"type\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400);
        answer(server.post(CLEANUP, "{\"type\":\"" + "x".repeat(70_000) + "\"}"), 413);
    }

    @Test
    void formsAreRefused() throws Exception {
        HttpResponse<String> form =
                server.post(CLEAR, "dry_run=false", Map.of("Content-Type", "application/x-www-form-urlencoded"));

        answer(form, 415);
        assertThat(form.headers().map()).doesNotContainKey("dry_run");
        answer(server.post(CLEAR, "{}", Map.of("Content-Type", "text/plain")), 415);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);
    }

    @Test
    void markupInARequestComesBackAsJsonOnly() throws Exception {
        HttpResponse<String> refused = server.post(CLEANUP, "{\"<script>alert(1)</script>\": 1}");

        answer(refused, 400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void headersOfTheCallerReachNothingAndDoNotComeBack() throws Exception {
        HttpResponse<String> answered = server.post(
                CLEANUP,
                "{\"type\": \"tts\", \"dry_run\": true}",
                Map.of(
                        "CamelHttpResponseCode", "418",
                        "CamelTtsKey", "one",
                        "CamelSqlQuery", "delete from tts_asset",
                        "X-Mine", "mine"));

        answer(answered, 200);
        assertThat(answered.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("camel"))
                .doesNotContain("X-Mine", "x-mine");
    }

    @Test
    void failureOfTheDatabaseIsNotTold() throws Exception {
        server.app().execute("alter table tts_asset rename to gone");

        JsonNode error =
                answer(server.post(CLEANUP, "{\"type\": \"tts\"}"), 500).path("error");

        assertThat(error.path("message").asText()).isEqualTo("This failed; the log of the application says why.");
    }

    @Test
    void wrongMethodsAndPathsAreNoFailures() throws Exception {
        assertThat(server.get(CLEANUP).statusCode()).isIn(404, 405);
        assertThat(server.get("/api/tts/storage/unknown").statusCode()).isEqualTo(404);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);
    }

    private JsonNode cleanup(String body) throws Exception {
        return answer(server.post(CLEANUP, body), 200).path("cleanup");
    }

    /** The JSON of an answer, which says in itself whether it is an error, and holds no stack trace. */
    private static JsonNode answer(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode json = ManagementApp.json(response);
        assertThat(json.path("success").asBoolean()).isEqualTo(status == 200);
        assertThat(json.at("/error/status").asInt(200)).isEqualTo(status);
        assertThat(response.body()).doesNotContain("\\tat ", "Exception");
        return json;
    }

    private void store(String key, String type, String bytes) {
        server.app()
                .ask(
                        "kamelet:tts-store-action",
                        bytes,
                        Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav", TtsConstants.ASSET_TYPE, type));
    }
}
