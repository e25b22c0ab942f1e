package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account where engines stand in for each other: each is booked for what it spoke. */
class FallbackLedgerTest extends FallbackTestSupport {

    private static final String FIRST = "The first text, of 31 letters..";
    private static final String SECOND = "The second one is a substitute's.";
    private static final int PRICE = 1_000_000; // one unit a character

    @BeforeEach
    void start() {
        app = providers()
                .with("tts.engines", "elevenlabs,openai")
                .with("tts.voice", "narrator")
                .with("tts.voices.narrator", "elevenlabs/" + FakeElevenLabsServer.RACHEL + ",openai/af_sky")
                .with("tts.elevenlabs.pricePerMillionChars", Integer.toString(PRICE))
                .with("tts.elevenlabs.budgetPerDay", "40")
                .with("tts.openai.pricePerMillionChars", Integer.toString(PRICE))
                .start();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aUsedUpBudgetMovesOnWhileHitsOfTheFirstAreStillServed(boolean streaming) throws SQLException {
        speak(FIRST, Map.of(TtsConstants.STREAMING, streaming)).getBody(byte[].class);

        Message substitute = speak(SECOND, Map.of(TtsConstants.STREAMING, streaming));
        substitute.getBody(byte[].class);
        assertThat(substitute.getHeaders())
                .containsEntry(TtsConstants.ENGINE, "openai")
                .containsEntry(TtsConstants.SUBSTITUTE_FOR, "elevenlabs");
        awaitAssets(2);
        Message hit = speak(FIRST, Map.of());
        Message again = speak(SECOND, Map.of());

        assertThat(hit.getHeader(TtsConstants.ENGINE)).isEqualTo("elevenlabs");
        assertThat(hit.getHeader(TtsConstants.SAVED)).isEqualTo(micros(FIRST));
        assertThat(again.getHeader(TtsConstants.SAVED)).isEqualTo(micros(SECOND));
        assertThat(elevenLabs.speechCalls()).hasSize(1);
        assertThat(spent("elevenlabs")).isEqualTo(elevenLabs.billedCharacters() * PRICE);
        assertThat(spent("openai")).isEqualTo(openAi.billedCharacters() * PRICE).isEqualTo(micros(SECOND));
        Awaitility.await().until(() -> saved("elevenlabs") == micros(FIRST) && saved("openai") == micros(SECOND));
    }

    @Test
    void aFailedEngineCostsNothingAndItsSubstituteItsOwn() throws SQLException {
        elevenLabs.failWith(503, "{}");

        Message substitute = speak(FIRST, Map.of());

        assertThat(substitute.getHeader(TtsConstants.COST)).isEqualTo(micros(FIRST));
        assertThat(spent("elevenlabs")).isZero();
        assertThat(spent("openai")).isEqualTo(micros(FIRST));
        elevenLabs.recover();
        assertThat(speak(FIRST, Map.of()).getHeader(TtsConstants.ENGINE))
                .as("what was set aside for the failed call is back")
                .isEqualTo("elevenlabs");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatNobodyMayStoreIsBookedWithoutTextOrKey(boolean streaming) throws SQLException {
        Map<String, Object> secret = Map.of(TtsConstants.NO_STORE, true, TtsConstants.STREAMING, streaming);
        Message first = speak(FIRST, secret);
        first.getBody(byte[].class);
        Message second = speak(SECOND, secret);
        second.getBody(byte[].class);

        assertThat(first.getHeader(TtsConstants.CACHE)).isEqualTo("bypass");
        assertThat(second.getHeader(TtsConstants.ENGINE)).isEqualTo("openai");
        assertThat(spent("elevenlabs")).isEqualTo(micros(FIRST));
        assertThat(spent("openai")).isEqualTo(micros(SECOND));
        assertThat(app.number("select sum(requests) from tts_ledger")).isEqualTo(2);
        assertThat(app.number("select count(*) from tts_asset")).isZero();
        HomeFolder kept = new HomeFolder(home);
        assertThat(kept.contains(FIRST)).as("the first text").isFalse();
        assertThat(kept.contains(SECOND)).as("the second text").isFalse();
        assertThat(kept.contains(key(FIRST, "elevenlabs"))).as("the first key").isFalse();
        assertThat(kept.contains(key(SECOND, "openai"))).as("the second key").isFalse();
    }

    private Message speak(String text, Map<String, Object> headers) {
        return app.ask("direct:tts-speak", text, new HashMap<>(headers));
    }

    /** What the text would be stored under. */
    private String key(String text, String engine) {
        Map<String, Object> headers = Map.of(TtsConstants.ENGINE, engine, TtsConstants.NO_STORE, true);
        return app.ask("kamelet:tts-resolve-action", text, headers).getHeader(TtsConstants.KEY, String.class);
    }

    private void awaitAssets(int assets) {
        Awaitility.await().until(() -> app.number("select count(*) from tts_asset") == assets);
    }

    private long spent(String engine) throws SQLException {
        return app.number("select coalesce(sum(cost_micros), 0) from tts_ledger where cache = 'synthesized'"
                + " and engine = '" + engine + "'");
    }

    private long saved(String engine) throws SQLException {
        return app.number("select coalesce(sum(cost_micros), 0) from tts_ledger where cache != 'synthesized'"
                + " and engine = '" + engine + "'");
    }

    private static long micros(String text) {
        return (long) text.length() * PRICE;
    }
}
