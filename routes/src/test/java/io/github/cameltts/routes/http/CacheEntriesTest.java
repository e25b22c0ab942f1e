package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.entries.CacheEntries;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries by HTTP: pages, search, pin and removal. */
class CacheEntriesTest {

    private static final String ENTRIES = "/api/audio-cache/entries";

    @TempDir
    private Path home;

    private ManagementApp server;

    @BeforeEach
    void start() throws Exception {
        server = ManagementApp.over(home).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void entryTellsWhatTheStoreKnowsOfIt() throws Exception {
        server.app()
                .ask(
                        "kamelet:tts-store-action",
                        "audio",
                        Map.ofEntries(
                                Map.entry(TtsConstants.KEY, "one"),
                                Map.entry(TtsConstants.FORMAT, "wav"),
                                Map.entry(TtsConstants.CONTENT_TYPE, "audio/wav"),
                                Map.entry(TtsConstants.SAMPLE_RATE, 24_000),
                                Map.entry(TtsConstants.ENGINE, "openai"),
                                Map.entry(TtsConstants.MODEL, "tts-1"),
                                Map.entry(TtsConstants.VOICE, "nova"),
                                Map.entry(TtsConstants.LANGUAGE, "en-US"),
                                Map.entry(TtsConstants.DURATION, 1_500L),
                                Map.entry(TtsConstants.COST, 150L),
                                Map.entry(TtsConstants.CHARACTERS, 12),
                                Map.entry(TtsConstants.TEXT, "Mind the gap")));
        server.app()
                .execute("update tts_asset set created_at = 1000, last_used_at = 2000, expires_at = 3000,"
                        + " use_count = 7, file_id = 'f-1'");

        JsonNode page = page("");

        assertThat(page.path("entries")).hasSize(1);
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(page.at("/entries/0").toString())
                .isEqualTo("{'key':'one','file_id':'f-1','type':'tts','tenant':null,'engine':'openai','model':'tts-1',"
                                .replace('\'', '"')
                        + ("'voice':'nova','language':'en-US','format':'wav','sample_rate':24000,'content_type':'audio/wav',"
                                        + "'text':'Mind the gap','characters':12,'bytes':5,'duration_ms':1500,'cost_micros':150,"
                                        + "'use_count':7,'created_at':'1970-01-01T00:00:01Z','last_used_at':'1970-01-01T00:00:02Z',"
                                        + "'expires_at':'1970-01-01T00:00:03Z','pinned':false}")
                                .replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "used", "uses", "bytes", "cost"})
    void pagesTogetherHaveEachEntryOnceInOrder(String sort) throws Exception {
        for (int i = 0; i < 11; i++) {
            store("key-" + i, "text", "x".repeat(1 + i / 2));
        }
        server.app()
                .execute("update tts_asset set created_at = blob_bytes,"
                        + " last_used_at = blob_bytes, use_count = blob_bytes, cost_micros = blob_bytes");

        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = page("?sort=" + sort + "&limit=3" + next);
            page.path("entries").forEach(entry -> {
                seen.add(entry.path("key").asText());
                sizes.add(entry.path("bytes").asInt());
            });
            next = page.path("next").isNull()
                    ? null
                    : "&after=" + encoded(page.path("next").asText());
        } while (next != null);

        assertThat(seen).hasSize(11).doesNotHaveDuplicates();
        assertThat(sizes).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void entryThatCameInBetweenDoesNotMoveTheNextPage() throws Exception {
        for (int i = 0; i < 4; i++) {
            store("key-" + i, "text", "x" + i);
        }
        server.app().execute("update tts_asset set created_at = cast(substr(asset_key, 5) as integer) + 1000");
        JsonNode first = page("?limit=2");
        store("newer", "text", "y");

        JsonNode second = page("?limit=2&after=" + encoded(first.path("next").asText()));

        assertThat(second.path("entries").findValuesAsText("key")).containsExactly("key-1", "key-0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gap           | one",
                "GAP           | one",
                "100%          | two",
                "%             | two",
                "_             | ''",
                "' OR '1'='1   | ''",
                "ünter         | three",
                "three         | three",
                "f-two         | two",
                "<script>      | four",
            })
    void searchTakesEveryCharacterLiterally(String search, String found) throws Exception {
        store("one", "Mind the gap", "a");
        store("two", "It is 100% sure", "b");
        store("three", "Günter spricht", "c");
        store("four", "<script>alert(1)</script>", "d");
        server.app().execute("update tts_asset set file_id = 'f-' || asset_key");

        JsonNode page = page("?search=" + encoded(search));

        assertThat(String.join(" ", page.path("entries").findValuesAsText("key")))
                .isEqualTo(found);
    }

    @Test
    void otherOrderLooksOnlyAtTheNewestEntriesAndSaysSo() throws Exception {
        for (int i = 0; i < 5; i++) {
            store("key-" + i, "text", "x" + i);
        }
        server.app()
                .execute("update tts_asset set created_at = cast(substr(asset_key, 5) as integer) + 1000,"
                        + " use_count = 10 - cast(substr(asset_key, 5) as integer)");

        Map<?, ?> page = pageOfThree(Map.of("sort", "uses"));

        assertThat((List<?>) page.get("entries")).extracting("key").containsExactly("key-2", "key-3", "key-4");
        assertThat(page.get("among_newest")).isEqualTo(3);
        assertThat(page.get("next")).isNull();
    }

    @Test
    void newestFirstOldEntriesAreFoundOnALaterPage() throws Exception {
        store("old", "Mind the gap", "x");
        for (int i = 0; i < 5; i++) {
            store("key-" + i, "text", "x" + i);
        }
        server.app().execute("update tts_asset set created_at = 1 where asset_key = 'old'");

        Map<?, ?> first = pageOfThree(Map.of("search", "gap"));
        Map<?, ?> second = pageOfThree(Map.of("search", "gap", "after", first.get("next")));

        assertThat((List<?>) first.get("entries")).isEmpty();
        assertThat((List<?>) second.get("entries")).extracting("key").containsExactly("old");
        assertThat(pageOfThree(Map.of("search", "gap", "after", second.get("next"))))
                .satisfies(page -> assertThat(page.get("next")).isNull());
    }

    /** Of a list that looks at three entries only. */
    private Map<?, ?> pageOfThree(Map<String, Object> fields) {
        CacheEntries entries = new CacheEntries();
        entries.setCamelContext(server.app().context());
        entries.setWindow(3);
        Exchange exchange = new DefaultExchange(server.app().context());
        exchange.getMessage().setBody(fields);
        entries.list(exchange);
        return exchange.getMessage().getBody(Map.class);
    }

    @Test
    void filtersNarrowTogether() throws Exception {
        store("a", "same", "1", Map.of(TtsConstants.ENGINE, "openai", TtsConstants.VOICE, "nova"));
        store("b", "same", "2", Map.of(TtsConstants.ENGINE, "openai", TtsConstants.VOICE, "onyx"));
        store("c", "same", "3", Map.of(TtsConstants.ASSET_TYPE, "image"));

        assertThat(page("?engine=openai").path("entries")).hasSize(2);
        assertThat(page("?engine=openai&voice=onyx").path("entries").findValuesAsText("key"))
                .containsExactly("b");
        assertThat(page("?type=image&search=same").path("entries").findValuesAsText("key"))
                .containsExactly("c");
        assertThat(page("?type=image&engine=openai").path("entries")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=ten, limit",
        "sort=random, sort",
        "after=nonsense, after",
        "after=uses.1.key, after",
        "after=newest.99999999999999999999.key, after",
    })
    void wrongParameterIsNamed(String query, String field) throws Exception {
        JsonNode error =
                ManagementApp.answer(server.get(ENTRIES + "?" + query), 400).path("error");

        assertThat(error.path("field").asText()).isEqualTo(field);
    }

    @Test
    void longTextIsShortInThePageAndWholeInItsEntry() throws Exception {
        store("long", "word ".repeat(200).strip(), "a");

        assertThat(page("").at("/entries/0/text").asText()).hasSize(300);
        assertThat(entry("long").path("text").asText()).hasSize(999);
    }

    @Test
    void pinnedEntryStaysUntilItIsUnpinned() throws Exception {
        store("one", "text", "audio");

        assertThat(pin("one", true).path("pinned").asBoolean()).isTrue();
        JsonNode refused = ManagementApp.answer(delete("one"), 409);
        assertThat(refused.at("/error/message").asText()).contains("Unpin it first");
        assertThat(entry("one").path("pinned").asBoolean()).isTrue();

        assertThat(pin("one", false).path("pinned").asBoolean()).isFalse();
        ManagementApp.answer(delete("one"), 200);
        assertThat(page("").path("entries")).isEmpty();
    }

    @Test
    void deletedEntryIsGoneWithItsFileIdsAndItsFile() throws Exception {
        store("one", "text", "audio");
        store("two", "text", "other");

        JsonNode deleted = ManagementApp.answer(delete("one"), 200).path("deleted");

        assertThat(deleted.path("assets").asInt()).isEqualTo(1);
        assertThat(deleted.path("blobs").asInt()).isEqualTo(1);
        assertThat(deleted.path("bytes").asInt()).isEqualTo(5);
        assertThat(server.app().number("select count(*) from tts_file")).isEqualTo(1);
        assertThat(page("").path("entries").findValuesAsText("key")).containsExactly("two");
        ManagementApp.answer(delete("one"), 404);
    }

    @Test
    void unknownEntryIsNotFound() throws Exception {
        store("one", "text", "audio");

        ManagementApp.answer(server.get(ENTRIES + "/unknown"), 404);
        ManagementApp.answer(
                server.send("PUT", ENTRIES + "/unknown/pin", "{\"pinned\": true}", ManagementApp.JSON), 404);
        ManagementApp.answer(server.get(ENTRIES + "/" + encoded("' or 1=1 --")), 404);
        assertThat(server.app().number("select count(*) from tts_asset where pinned = 1"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | pinned", "{\"pinned\": \"true\"} | pinned", "{\"pinned\": true, \"more\": 1} | more"})
    void pinNeedsToSayWhich(String body, String field) throws Exception {
        store("one", "text", "audio");

        JsonNode refused =
                ManagementApp.answer(server.send("PUT", ENTRIES + "/one/pin", body, ManagementApp.JSON), 400);

        assertThat(refused.at("/error/field").asText()).isEqualTo(field);
        assertThat(entry("one").path("pinned").asBoolean()).isFalse();
    }

    @Test
    void fileIdOfAnEntryFindsItsAudio() throws Exception {
        store("one", "text", "audio");

        String fileId = page("").at("/entries/0/file_id").asText();

        assertThat(server.app()
                        .ask("kamelet:tts-file-lookup-action", "", Map.of(TtsConstants.FILE_ID, fileId))
                        .getBody(String.class))
                .isEqualTo("audio");
    }

    private JsonNode page(String query) throws Exception {
        return ManagementApp.answer(server.get(ENTRIES + query), 200).path("page");
    }

    private JsonNode entry(String key) throws Exception {
        return ManagementApp.answer(server.get(ENTRIES + "/" + key), 200).path("entry");
    }

    private JsonNode pin(String key, boolean pinned) throws Exception {
        return ManagementApp.answer(
                        server.send(
                                "PUT",
                                ENTRIES + "/" + key + "/pin",
                                "{\"pinned\": " + pinned + "}",
                                ManagementApp.JSON),
                        200)
                .path("entry");
    }

    private HttpResponse<String> delete(String key) throws Exception {
        return server.send("DELETE", ENTRIES + "/" + key, "", Map.of());
    }

    private void store(String key, String text, String bytes) {
        store(key, text, bytes, Map.of());
    }

    private void store(String key, String text, String bytes, Map<String, Object> more) {
        Map<String, Object> headers =
                new HashMap<>(Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav", TtsConstants.TEXT, text));
        headers.putAll(more);
        server.app().ask("kamelet:tts-store-action", bytes, headers);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
