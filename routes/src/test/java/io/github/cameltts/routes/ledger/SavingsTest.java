package io.github.cameltts.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.Charge;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hits save, and how the account tells. */
class SavingsTest {

    private static final String NOTE = "kamelet:tts-ledger-action";
    private static final String LOOK_UP = "kamelet:tts-store-lookup-action";
    private static final String LOOK_UP_MEMORY = "kamelet:tts-memory-lookup-action";
    private static final String KEY = "0123456789abcdef".repeat(4);

    @TempDir
    private Path home;

    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home)
                .with("tts.engine", "fake")
                .bind("fake", new FakeSpeechEngine())
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void hitCostsNothingAndSavesWhatTheAudioCost() {
        store(1500, 90);

        Message fromMemory = app.ask(LOOK_UP_MEMORY, "text", Map.of(TtsConstants.KEY, KEY));
        app.close();
        start();
        Message fromDisk = app.ask(LOOK_UP, "text", Map.of(TtsConstants.KEY, KEY));
        Message fromMemoryAgain = app.ask(LOOK_UP_MEMORY, "text", Map.of(TtsConstants.KEY, KEY));

        for (Message hit : new Message[] {fromMemory, fromDisk, fromMemoryAgain}) {
            assertThat(hit.getHeader(TtsConstants.COST)).isEqualTo(0L);
            assertThat(hit.getHeader(TtsConstants.SAVED)).isEqualTo(1500L);
            assertThat(hit.getHeader(TtsConstants.BILLED_CHARACTERS)).isEqualTo(0L);
            assertThat(hit.getHeader(TtsConstants.SAVED_CHARACTERS)).isEqualTo(90L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "store", "converted", "joined", "stale", "similar"})
    void savingsOfEachKindAreCountedApart(String cache) throws SQLException {
        app.ask(NOTE, "audio", answer(cache, 1500, 90));
        app.ask(NOTE, "audio", answer(cache, 1500, 90));
        app.ask(NOTE, "audio", answer(cache, 10, 1));
        app.close();

        assertThat(app.number("select count(*) from tts_ledger where day = '" + LocalDate.now(ZoneOffset.UTC)
                        + "' and tenant = 'acme' and engine = 'openai' and model = 'tts-1' and voice = 'alloy'"
                        + " and cache = '" + cache + "' and requests = 3 and characters = 181 and cost_micros = 3010"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthesized", "bypass"})
    void whatWasBoughtSavesNothing(String cache) throws SQLException {
        app.ask(NOTE, "audio", answer(cache, 0, 0));
        app.close();

        assertThat(app.number("select count(*) from tts_ledger")).isZero();
    }

    @Test
    void stepChangesNothingInTheMessage() {
        Map<String, Object> headers = answer("memory", 1500, 90);

        Message noted = app.ask(NOTE, "audio", headers);

        assertThat(noted.getBody()).isEqualTo("audio");
        assertThat(noted.getHeaders()).isEqualTo(headers);
    }

    @Test
    void savingsAreWrittenWhileTheApplicationRuns() {
        app.ask(NOTE, "audio", answer("memory", 1500, 90));

        Awaitility.await().until(() -> app.number("select count(*) from tts_ledger") == 1);
    }

    @Test
    void savingsOfManyThreadsAreAllCounted() throws SQLException {
        IntStream.range(0, 5000).parallel().forEach(i -> app.ask(NOTE, "audio", answer("memory", 3, 2)));
        app.close();

        assertThat(app.number("select requests from tts_ledger")).isEqualTo(5000);
        assertThat(app.number("select characters from tts_ledger")).isEqualTo(10_000);
        assertThat(app.number("select cost_micros from tts_ledger")).isEqualTo(15_000);
    }

    @Test
    void savingsWaitWhileTheDatabaseIsAway() throws SQLException {
        app.execute("alter table tts_ledger rename to elsewhere");
        app.ask(NOTE, "audio", answer("memory", 1500, 90));
        Exchange flushed = app.send("kamelet:tts-ledger-report-action", null, Map.of());
        assertThat(flushed.getException()).hasRootCauseInstanceOf(SQLException.class);
        app.ask(NOTE, "audio", answer("memory", 1500, 90));
        app.execute("alter table elsewhere rename to tts_ledger");

        Awaitility.await().until(() -> app.number("select coalesce(sum(cost_micros), 0) from tts_ledger") == 3000);
    }

    @Test
    void hitsOfTheRecipeAreNotedAndMissesAreNot() throws Exception {
        app.speak("Hello");
        app.speak("Hello");
        app.speak("Hello");

        JsonNode caches = report(1).get("caches");
        assertThat(caches.at("/memory/saved/requests").asLong()).isEqualTo(2);
        assertThat(caches.has("store")).isFalse();
    }

    @Test
    void reportSumsUpByEverythingThatMatters() throws Exception {
        Ledger ledger = new Ledger();
        ledger.setCamelContext(app.context());
        buy(ledger, new Charge("openai", "tts-1", "alloy", "acme", 100, 1500));
        buy(ledger, new Charge("elevenlabs", "eleven_v3", "rachel", "", 10, 3000));
        app.ask(NOTE, "audio", answer("memory", 1500, 90));
        app.ask(NOTE, "audio", answer("joined", 1500, 90));
        app.execute("insert into tts_ledger values ('"
                + LocalDate.now(ZoneOffset.UTC).minusDays(1)
                + "', '', 'openai', 'tts-1', 'alloy', 'synthesized', 1, 7, 70)");

        JsonNode report = report(2);

        assertThat(report.at("/total/spent").toString())
                .isEqualTo("{\"requests\":3,\"characters\":117,\"costMicros\":4570}");
        assertThat(report.at("/total/saved").toString())
                .isEqualTo("{\"requests\":2,\"characters\":180,\"costMicros\":3000}");
        assertThat(report.get("to").asText())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(report.get("days")
                        .path(report.get("from").asText())
                        .at("/spent/costMicros")
                        .asLong())
                .isEqualTo(70);
        assertThat(report.at("/tenants/acme/saved/costMicros").asLong()).isEqualTo(3000);
        assertThat(report.at("/engines/elevenlabs/spent/costMicros").asLong()).isEqualTo(3000);
        assertThat(report.at("/engines/openai/spent/characters").asLong()).isEqualTo(107);
        assertThat(report.get("voices")
                        .path("openai/alloy")
                        .at("/saved/requests")
                        .asLong())
                .isEqualTo(2);
        assertThat(report.at("/caches/joined/saved/costMicros").asLong()).isEqualTo(1500);
        assertThat(report.at("/caches/synthesized/spent/requests").asLong()).isEqualTo(3);
    }

    @Test
    void reportIsAboutTheDaysThatWereAskedFor() throws Exception {
        app.execute("insert into tts_ledger values ('"
                + LocalDate.now(ZoneOffset.UTC).minusDays(7)
                + "', '', 'openai', 'tts-1', 'alloy', 'synthesized', 1, 7, 70)");

        assertThat(report(7).at("/total/spent").toString())
                .isEqualTo("{\"requests\":0,\"characters\":0,\"costMicros\":0}");
        assertThat(report(8).at("/total/spent/costMicros").asLong()).isEqualTo(70);
    }

    private JsonNode report(int days) throws IOException {
        Message report = app.ask("kamelet:tts-ledger-report-action?days=" + days, null, Map.of());
        assertThat(report.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        return new ObjectMapper().readTree(report.getBody(String.class));
    }

    private static void buy(Ledger ledger, Charge charge) {
        ledger.open(charge).book(charge);
    }

    private void store(long costMicros, long billedCharacters) {
        app.ask(
                "kamelet:tts-store-action",
                new byte[] {1, 2, 3},
                Map.of(
                        TtsConstants.KEY, KEY,
                        TtsConstants.FORMAT, "wav",
                        TtsConstants.COST, costMicros,
                        TtsConstants.BILLED_CHARACTERS, billedCharacters,
                        TtsConstants.CHARACTERS, 100));
    }

    private static Map<String, Object> answer(String cache, long saved, long savedCharacters) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.CACHE, cache);
        headers.put(TtsConstants.TENANT, "acme");
        headers.put(TtsConstants.ENGINE, "openai");
        headers.put(TtsConstants.MODEL, "tts-1");
        headers.put(TtsConstants.VOICE, "alloy");
        headers.put(TtsConstants.SAVED, saved);
        headers.put(TtsConstants.SAVED_CHARACTERS, savedCharacters);
        return headers;
    }
}
