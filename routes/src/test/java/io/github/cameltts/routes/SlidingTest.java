package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.usage.AssetUsage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** Sliding expiry: what is used lives on, what is not used ends. */
class SlidingTest extends AgingTestSupport {

    private static final Duration MOST_OF_ITS_LIFE = Duration.ofMinutes(50);
    private static final Map<String, Object> SLIDING = Map.of(TtsConstants.EXPIRY_HOURS, 1, TtsConstants.SLIDING, true);

    @Test
    void eachUseMakesTheLifeBeginAnew() {
        audio.store("k", SLIDING);

        for (int i = 0; i < 5; i++) {
            clock.move(MOST_OF_ITS_LIFE);
            assertThat(audio.isKept("k")).isTrue();
            flush();
        }
        clock.move(Duration.ofMinutes(61));
        assertThat(audio.isKept("k")).isFalse();
    }

    @Test
    void absoluteLifeEndsHoweverOftenItIsUsed() {
        audio.store("k", Map.of(TtsConstants.EXPIRY_HOURS, 1));
        clock.move(MOST_OF_ITS_LIFE);
        assertThat(audio.isKept("k")).isTrue();
        flush();

        clock.move(MOST_OF_ITS_LIFE);

        assertThat(audio.isKept("k")).isFalse();
    }

    @Test
    void useThatIsNotWrittenYetCounts() {
        Message stored = audio.store("k", SLIDING);
        clock.move(MOST_OF_ITS_LIFE);
        audio.lookUp("k");
        clock.move(MOST_OF_ITS_LIFE);

        assertThat(audio.isKept("k")).isTrue();
        clock.move(MOST_OF_ITS_LIFE);
        assertThat(audio.isNamedBy(stored.getHeader(TtsConstants.FILE_ID))).isTrue();
    }

    @Test
    void hitInMemoryCountsAndItsEntryIsFoundInTheStoreAfterwards() {
        audio.store("k", SLIDING);
        audio.lookUp("k");
        clock.move(MOST_OF_ITS_LIFE);
        assertThat(audio.lookUpInMemory("k").getHeader(TtsConstants.CACHE)).isEqualTo("memory");
        clock.move(MOST_OF_ITS_LIFE);

        assertThat(audio.isKept("k")).isTrue();
    }

    @Test
    void usedAssetIsNotSweptBeforeItsUseIsWritten() {
        audio.store("used", SLIDING);
        audio.store("unused", SLIDING);
        clock.move(MOST_OF_ITS_LIFE);
        audio.lookUp("used");
        clock.move(MOST_OF_ITS_LIFE);

        assertThat(audio.sweep("").get("expiredAssets")).isEqualTo(1L);
        assertThat(audio.isKept("used")).isTrue();
    }

    @Test
    void anotherProcessHasTimeToWriteItsUses() {
        audio.store("k", SLIDING);
        clock.move(Duration.ofMinutes(60).plusSeconds(5));
        assertThat(audio.sweep("").get("expiredAssets")).isEqualTo(0L);

        clock.move(Duration.ofSeconds(6));
        assertThat(audio.sweep("").get("expiredAssets")).isEqualTo(1L);
    }

    @Test
    void useAfterTheEndDoesNotBringItBack() {
        audio.store("k", SLIDING);
        clock.move(Duration.ofMinutes(61));
        AssetUsage.of(app.context()).used("k");
        flush();

        assertThat(audio.isKept("k")).isFalse();
    }

    @Test
    void fileIdOfTheEndedAssetDoesNotComeBackWithTheAudioThatTakesItsPlace() {
        Object ended = audio.store("k", SLIDING).getHeader(TtsConstants.FILE_ID);
        clock.move(Duration.ofMinutes(61));
        Object fresh = audio.store("k", SLIDING).getHeader(TtsConstants.FILE_ID);

        assertThat(audio.isNamedBy(ended)).isFalse();
        assertThat(audio.isNamedBy(fresh)).isTrue();
    }

    @Test
    void hitTellsTheEndThatThisUseGivesIt() {
        audio.store("k", SLIDING);
        clock.move(MOST_OF_ITS_LIFE);

        assertThat(audio.lookUp("k").getHeader(TtsConstants.EXPIRES_AT, String.class))
                .isEqualTo(inAnHour().toString());
    }

    @Test
    void retentionTakesWhatIsUsedEveryDay() {
        audio.store("k", SLIDING);
        clock.move(MOST_OF_ITS_LIFE);
        audio.lookUp("k");
        clock.move(MOST_OF_ITS_LIFE);

        assertThat(audio.sweep("&retention=90m").get("agedAssets")).isEqualTo(1L);
        assertThat(audio.isKept("k")).isFalse();
    }

    @Test
    void propertiesMakeEverythingSlideButAnEngine() throws SQLException {
        app.close();
        start(TestApp.over(home)
                .with("tts.store.expiry", "sliding")
                .with("tts.store.ttl", "2h")
                .with("tts.gtts.expiry", "absolute")
                .with("tts.gtts.ttl", "3h"));
        audio.store("a", Map.of(TtsConstants.ENGINE, "openai"));
        audio.store("b", Map.of(TtsConstants.ENGINE, "gtts"));

        assertThat(app.number("select count(*) from tts_asset where asset_key = 'a' and sliding_ms = 7200000"
                        + " and expires_at = created_at + 7200000"))
                .isEqualTo(1);
        assertThat(app.number("select count(*) from tts_asset where asset_key = 'b' and sliding_ms is null"
                        + " and expires_at = created_at + 10800000"))
                .isEqualTo(1);
    }

    private Instant inAnHour() {
        return clock.instant().plus(Duration.ofHours(1));
    }

    private void flush() {
        AssetUsage.of(app.context()).flush();
    }
}
