package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.usage.AssetUsage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody sets the clock of the machine. */
class ClockLeapTest extends AgingTestSupport {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration PERIOD = Duration.ofHours(1);

    @Test
    void leapAheadDoesNotEmptyTheStoreAtOnce() throws SQLException {
        audio.store("k", Map.of());
        app.execute("insert into tts_blob values ('ab/cd/being-stored', 1, 0, " + reservedUntil() + ")");
        clock.leap(YEAR);

        assertThat(audio.sweep("&retention=1d"))
                .containsEntry("waiting", true)
                .containsEntry("expiredAssets", 0L)
                .containsEntry("agedAssets", 0L)
                .containsEntry("expiredFiles", 0L);
        assertThat(app.number("select count(*) from tts_blob")).isEqualTo(2);

        clock.leap(YEAR.negated());
        assertThat(audio.isKept("k")).isTrue();
        clock.move(PERIOD);
        assertThat(audio.sweep("")).containsEntry("waiting", false).containsEntry("expiredAssets", 0L);
        assertThat(audio.isKept("k")).isTrue();
    }

    @Test
    void clockThatStaysAheadIsBelievedAfterAPeriod() {
        audio.store("k", Map.of());
        clock.leap(YEAR);
        audio.sweep("");
        clock.move(PERIOD);

        assertThat(audio.sweep("")).containsEntry("waiting", false).containsEntry("expiredAssets", 1L);
    }

    @Test
    void whatWasStoredWhileTheClockWasAheadLivesNoLongerThanItShould() throws SQLException {
        clock.leap(YEAR);
        Object file = audio.store("k", Map.of()).getHeader(TtsConstants.FILE_ID);
        audio.store("pinned", Map.of(TtsConstants.PINNED, true));
        clock.leap(YEAR.negated());
        Instant right = clock.instant();

        audio.sweep(""); // sees the leap
        clock.move(PERIOD);
        audio.sweep("");

        assertThat(app.number("select max(created_at) from tts_asset where pinned = 0"))
                .isEqualTo(right.plus(PERIOD).toEpochMilli());
        assertThat(app.number("select expires_at - created_at from tts_asset where asset_key = 'k'"))
                .isEqualTo(Duration.ofHours(24).toMillis());
        clock.move(Duration.ofHours(23));
        assertThat(audio.isNamedBy(file)).isTrue();
        clock.move(Duration.ofHours(2));
        assertThat(audio.isKept("k")).isFalse();
        assertThat(audio.isNamedBy(file)).isFalse();
        assertThat(audio.isKept("pinned")).isTrue();
    }

    @Test
    void whatWasUsedWhileTheClockWasAheadSlidesNoFurther() {
        Map<String, Object> sliding = Map.of(TtsConstants.SLIDING, true);
        audio.store("used", sliding);
        clock.leap(Duration.ofHours(20));
        assertThat(audio.isKept("used")).isTrue();
        audio.store("stored", sliding);
        audio.lookUp("stored");
        AssetUsage.of(app.context()).flush();
        clock.leap(Duration.ofHours(-20));
        audio.sweep("");
        clock.move(PERIOD);
        audio.sweep("");

        clock.move(Duration.ofHours(25));

        assertThat(audio.isKept("used")).isFalse();
        assertThat(audio.isKept("stored")).isFalse();
    }

    @Test
    void fileIdThatWasGivenWhileTheClockWasAheadKeepsItsAssetNoLonger() throws SQLException {
        Object first = audio.store("k", Map.of()).getHeader(TtsConstants.FILE_ID);
        clock.leap(Duration.ofHours(20));
        Object second = app.ask(
                        "kamelet:tts-reference-action",
                        "",
                        Map.of(TtsConstants.KEY, "k", TtsConstants.CACHE, "store", TtsConstants.EXPIRY_HOURS, 30))
                .getHeader(TtsConstants.FILE_ID);
        clock.leap(Duration.ofHours(-20));
        audio.sweep("");
        clock.move(PERIOD);
        audio.sweep("");

        assertThat(app.number("select (select expires_at from tts_asset) - (select max(expires_at) from tts_file)"))
                .isZero();
        clock.move(Duration.ofHours(29));
        assertThat(audio.isNamedBy(first)).isFalse();
        assertThat(audio.isNamedBy(second)).isTrue();
        clock.move(Duration.ofHours(2));
        assertThat(audio.isKept("k")).isFalse();
    }

    @Test
    void machineThatWakesUpWithAClockOfLongAgoKeepsTheAgesOfItsAssets() throws SQLException {
        audio.store("k", Map.of());
        Duration toTheSeventies = Duration.ofDays(20_000);
        app.close();
        clock.leap(toTheSeventies.negated());
        start();

        audio.sweep("");
        clock.leap(toTheSeventies);
        audio.sweep("");

        assertThat(app.number("select created_at from tts_asset"))
                .isEqualTo(clock.instant().toEpochMilli());
    }

    private long reservedUntil() {
        return clock.instant().plusSeconds(600).toEpochMilli();
    }
}
