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

        JsonNode stats =
                ManagementApp.answer(server.get("/api/tts/storage/stats"), 200).path("stats");

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
        JsonNode stats =
                ManagementApp.answer(server.get("/api/audio-cache/stats"), 200).path("stats");

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
        JsonNode planned = ManagementApp.answer(server.post(CLEAR, "{\"dry_run\": true}"), 200)
                .path("cleanup");
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);

        JsonNode done = ManagementApp.answer(server.post(CLEAR, ""), 200).path("cleanup");

        assertThat(done.path("deleted_bytes")).isEqualTo(planned.path("deleted_bytes"));
        assertThat(server.app().number("select count(*) from tts_asset")).isZero();
        assertThat(home.resolve("outbox/hello.wav")).exists();
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

        ManagementApp.answer(answered, 200);
        assertThat(answered.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("camel"))
                .doesNotContain("X-Mine", "x-mine");
    }

    @Test
    void failureOfTheDatabaseIsNotTold() throws Exception {
        server.app().execute("alter table tts_asset rename to gone");

        JsonNode error = ManagementApp.answer(server.post(CLEANUP, "{\"type\": \"tts\"}"), 500)
                .path("error");

        assertThat(error.path("message").asText()).isEqualTo("This failed; the log of the application says why.");
    }

    @Test
    void wrongMethodsAndPathsAreNoFailures() throws Exception {
        assertThat(server.get(CLEANUP).statusCode()).isIn(404, 405);
        assertThat(server.get("/api/tts/storage/unknown").statusCode()).isEqualTo(404);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(3);
    }

    private JsonNode cleanup(String body) throws Exception {
        return ManagementApp.answer(server.post(CLEANUP, body), 200).path("cleanup");
    }

    private void store(String key, String type, String bytes) {
        server.app()
                .ask(
                        "kamelet:tts-store-action",
                        bytes,
                        Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav", TtsConstants.ASSET_TYPE, type));
    }
}
