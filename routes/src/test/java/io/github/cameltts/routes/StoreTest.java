package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.file.FileConstants;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cache step alone, over a real database and real files. */
class StoreTest {

    private static final String STORE = "kamelet:tts-store-action";
    private static final String LOOK_UP = "kamelet:tts-store-lookup-action";
    private static final String LOOK_UP_MEMORY = "kamelet:tts-memory-lookup-action";
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final byte[] AUDIO = {1, 2, 3, 4, 5};
    private static final byte[] OTHER_AUDIO = {9, 8, 7};

    @TempDir
    private Path home;

    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home).start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whatIsStoredIsFoundAgain() {
        Message stored = app.ask(STORE, AUDIO, headers(Map.of()));

        Message found = lookUp();

        assertThat(found.getBody()).isEqualTo(AUDIO);
        assertThat(found.getHeader(TtsConstants.CACHE)).isEqualTo("store");
        assertThat(found.getHeader(TtsConstants.FILE_ID))
                .isEqualTo(stored.getHeader(TtsConstants.FILE_ID))
                .isNotNull();
        assertThat(found.getHeader(TtsConstants.EXPIRES_AT))
                .isEqualTo(stored.getHeader(TtsConstants.EXPIRES_AT))
                .isNotNull();
        assertThat(found.getHeader(TtsConstants.DURATION)).isEqualTo(1234L);
        assertThat(found.getHeader(TtsConstants.SAMPLE_RATE)).isEqualTo(22050);
        assertThat(found.getHeader(TtsConstants.FORMAT)).isEqualTo("wav");
        assertThat(found.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("audio/wav");
    }

    @Test
    void stepsLeaveNoHeadersOfTheirOwnAndRespectThoseOfTheCaller() {
        Message stored = app.ask(STORE, AUDIO, headers(Map.of(FileConstants.FILE_NAME, "request.txt")));
        Message found = lookUp();

        assertThat(stored.getBody()).isEqualTo(AUDIO);
        assertThat(stored.getHeader(FileConstants.FILE_NAME)).isEqualTo("request.txt");
        assertThat(stored.getHeaders().keySet()).noneMatch(StoreTest::isInternal);
        assertThat(found.getHeaders().keySet()).noneMatch(StoreTest::isInternal);
    }

    @Test
    void missChangesNothing() {
        Message missed = lookUp();

        assertThat(missed.getBody()).isEqualTo("text");
        assertThat(missed.getHeaders()).containsOnlyKeys(TtsConstants.KEY);
    }

    @Test
    void hitFromDiskIsKeptInMemory() {
        app.ask(STORE, AUDIO, headers(Map.of()));
        app.close();
        app = TestApp.over(home).start();
        lookUp();

        Message remembered = app.ask(LOOK_UP_MEMORY, "text", Map.of(TtsConstants.KEY, KEY));

        assertThat(remembered.getHeader(TtsConstants.CACHE)).isEqualTo("memory");
        assertThat(remembered.getBody()).isEqualTo(AUDIO);
        assertThat(remembered.getHeader(TtsConstants.FILE_ID)).isNotNull();
    }

    @Test
    void blobLiesUnderTheDigestOfItsBytes() {
        app.ask(STORE, AUDIO, headers(Map.of()));

        String sha256 = "74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0";
        assertThat(new HomeFolder(home).onlyBlob())
                .isEqualTo(home.resolve("blobs/74/f8/" + sha256 + ".wav"))
                .hasBinaryContent(AUDIO);
    }

    @Test
    void sameBytesUnderTwoKeysAreOneFile() throws SQLException {
        app.ask(STORE, AUDIO, headers(Map.of()));
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.KEY, "f".repeat(64))));

        assertThat(new HomeFolder(home).blobs()).hasSize(1);
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(2);
        assertThat(app.number("select count(distinct file_id) from tts_file")).isEqualTo(2);
    }

    @Test
    void firstToStoreAKeyWins() {
        app.ask(STORE, AUDIO, headers(Map.of()));
        app.ask(STORE, OTHER_AUDIO, headers(Map.of()));

        assertThat(lookUp().getBody()).isEqualTo(AUDIO);
    }

    @Test
    void rowTellsWhatWasMade() throws SQLException {
        app.ask(
                STORE,
                AUDIO,
                headers(Map.of(
                        TtsConstants.TEXT, "Hello",
                        TtsConstants.CHARACTERS, 5,
                        TtsConstants.TENANT, "acme",
                        TtsConstants.REQUEST_ID, "r-1")));

        assertThat(app.number("select count(*) from tts_asset where asset_type = 'tts' and tenant = 'acme'"
                        + " and text = 'Hello' and text_chars = 5 and blob_bytes = 5 and duration_ms = 1234"
                        + " and use_count = 0 and pinned = 0 and last_used_at = created_at"
                        + " and expires_at = created_at + 86400000"))
                .isEqualTo(1);
        assertThat(app.number("select count(*) from tts_file f join tts_asset a on a.asset_key = f.asset_key"
                        + " where f.file_id = a.file_id and f.request_id = 'r-1' and f.expires_at = a.expires_at"))
                .isEqualTo(1);
    }

    @Test
    void expiredAssetIsAMissAndIsReplaced() {
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.EXPIRY_HOURS, 0.00001)));
        Awaitility.await().until(() -> lookUp().getHeader(TtsConstants.CACHE) == null);
        Message forgotten = app.ask(LOOK_UP_MEMORY, "text", Map.of(TtsConstants.KEY, KEY));

        app.ask(STORE, OTHER_AUDIO, headers(Map.of()));

        assertThat(forgotten.getHeader(TtsConstants.CACHE)).isNull();
        assertThat(lookUp().getBody()).isEqualTo(OTHER_AUDIO);
    }

    @Test
    void pinnedAssetDoesNotExpire() throws SQLException {
        app.ask(STORE, AUDIO, headers(Map.of()));
        app.execute("update tts_asset set pinned = 1, expires_at = 1");

        assertThat(lookUp().getHeader(TtsConstants.CACHE)).isEqualTo("store");
    }

    @ParameterizedTest
    @EnumSource
    void damagedFileIsAMissThatHeals(Damage damage) throws IOException {
        app.ask(STORE, AUDIO, headers(Map.of()));
        damage.doTo(new HomeFolder(home).onlyBlob());

        Exchange missed = app.send(LOOK_UP, "text", Map.of(TtsConstants.KEY, KEY));
        assertThat(missed.getException()).isNull();
        assertThat(missed.getMessage().getBody()).isEqualTo("text");
        assertThat(missed.getMessage().getHeader(TtsConstants.CACHE)).isNull();

        missed.getMessage().setHeaders(headers(Map.of()));
        missed.getMessage().setBody(OTHER_AUDIO);
        app.context().createProducerTemplate().send(STORE, missed);
        assertThat(lookUp().getBody()).isEqualTo(OTHER_AUDIO);
    }

    enum Damage {
        TRUNCATED {
            @Override
            void doTo(Path blob) throws IOException {
                Files.write(blob, new byte[] {1, 2});
            }
        },
        ZEROED {
            @Override
            void doTo(Path blob) throws IOException {
                Files.write(blob, new byte[AUDIO.length]);
            }
        },
        DELETED {
            @Override
            void doTo(Path blob) throws IOException {
                Files.delete(blob);
            }
        };

        abstract void doTo(Path blob) throws IOException;
    }

    @Test
    void storingTheSameBytesAgainRepairsTheirFile() throws IOException {
        app.ask(STORE, AUDIO, headers(Map.of()));
        Damage.ZEROED.doTo(new HomeFolder(home).onlyBlob());

        app.ask(STORE, AUDIO, headers(Map.of()));

        assertThat(lookUp().getBody()).isEqualTo(AUDIO);
    }

    @Test
    void emptyBodyIsNeverStored() throws SQLException {
        Message answer = app.ask(STORE, new byte[0], headers(Map.of()));

        assertThat(answer.getBody(byte[].class)).isEmpty();
        assertNothingIsStored();
    }

    @Test
    void whatACacheAnsweredIsNotStoredAgain() throws SQLException {
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.CACHE, "memory")));
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.CACHE, "joined")));

        assertNothingIsStored();
    }

    @Test
    void storeFalseAndNoStoreLeaveNothing() throws SQLException {
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.STORE, false)));
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.STORE, "false")));
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.NO_STORE, true)));
        app.ask(STORE, AUDIO, headers(Map.of(TtsConstants.NO_STORE, "true")));

        assertNothingIsStored();
    }

    @Test
    void noStoreRequestLooksNowhere() {
        app.ask(STORE, AUDIO, headers(Map.of()));

        Map<String, Object> secret = Map.of(TtsConstants.KEY, KEY, TtsConstants.NO_STORE, true);

        assertThat(app.ask(LOOK_UP, "text", secret).getBody()).isEqualTo("text");
        assertThat(app.ask(LOOK_UP_MEMORY, "text", secret).getBody()).isEqualTo("text");
    }

    @Test
    void stepsWithoutAKeyDoNothing() throws SQLException {
        assertThat(app.ask(LOOK_UP, "text", Map.of()).getBody()).isEqualTo("text");
        assertThat(app.ask(LOOK_UP_MEMORY, "text", Map.of()).getBody()).isEqualTo("text");
        assertThat(app.ask(STORE, AUDIO, Map.of()).getBody()).isEqualTo(AUDIO);
        assertNothingIsStored();
    }

    @Test
    void flightOfTheSynthesisEndsWithTheStoreStep() {
        boolean[] closed = new boolean[1];
        Exchange exchange = app.context().getEndpoint(STORE).createExchange();
        exchange.getMessage().setBody(AUDIO);
        exchange.getMessage().setHeaders(headers(Map.of(TtsConstants.CACHE, "synthesized")));
        exchange.setProperty(TtsConstants.FLIGHT, (AutoCloseable) () -> closed[0] = true);

        app.context().createProducerTemplate().send(STORE, exchange);

        assertThat(closed[0]).isTrue();
    }

    private void assertNothingIsStored() throws SQLException {
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        assertThat(lookUp().getHeader(TtsConstants.CACHE)).isNull();
        assertThat(app.number("select (select count(*) from tts_asset) + (select count(*) from tts_file)"))
                .isZero();
        assertThat(app.ask(LOOK_UP_MEMORY, "text", Map.of(TtsConstants.KEY, KEY))
                        .getHeader(TtsConstants.CACHE))
                .isNull();
    }

    private Message lookUp() {
        return app.ask(LOOK_UP, "text", Map.of(TtsConstants.KEY, KEY));
    }

    private static boolean isInternal(String header) {
        return header.startsWith("CamelSql")
                || header.startsWith("CamelCaffeine")
                || header.equals("CamelFileNameProduced")
                || header.equals(StoreLookup.ROW);
    }

    private static Map<String, Object> headers(Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>(Map.of(
                TtsConstants.KEY,
                KEY,
                TtsConstants.FORMAT,
                "wav",
                TtsConstants.CONTENT_TYPE,
                "audio/wav",
                TtsConstants.SAMPLE_RATE,
                22050,
                TtsConstants.DURATION,
                1234L));
        headers.putAll(more);
        return headers;
    }
}
