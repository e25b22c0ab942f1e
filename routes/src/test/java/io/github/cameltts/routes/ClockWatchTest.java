package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockWatchTest {

    private static final Duration PERIOD = Duration.ofHours(2);

    private final ManualClock clock = new ManualClock();
    private final ClockWatch watch = clock.watch();

    @ParameterizedTest
    @ValueSource(longs = {0, 60, 100_000_000})
    void clockThatGoesOnIsTrustedHoweverLongNobodyLooks(long seconds) {
        clock.move(Duration.ofSeconds(seconds));

        assertThat(watch.isTrusted(PERIOD)).isTrue();
    }

    @Test
    void smallCorrectionsAreNoLeap() {
        clock.leap(Duration.ofMinutes(59));
        assertThat(watch.isTrusted(PERIOD)).isTrue();
        clock.leap(Duration.ofMinutes(-59));
        assertThat(watch.isTrusted(PERIOD)).isTrue();
    }

    @Test
    void leapAheadIsWaitedForUntilTheClockHasGoneOnForAPeriod() {
        clock.leap(Duration.ofMinutes(61));
        assertThat(watch.isTrusted(PERIOD)).isFalse();

        clock.move(PERIOD.minusSeconds(1));
        assertThat(watch.isTrusted(PERIOD)).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(watch.isTrusted(PERIOD)).isTrue();
    }

    @Test
    void anotherLeapMakesTheWaitBeginAnew() {
        clock.leap(Duration.ofDays(400));
        watch.isTrusted(PERIOD);
        clock.move(Duration.ofMinutes(90));
        clock.leap(Duration.ofDays(400));
        watch.isTrusted(PERIOD);

        clock.move(Duration.ofMinutes(90));
        assertThat(watch.isTrusted(PERIOD)).isFalse();
        clock.move(Duration.ofMinutes(30));
        assertThat(watch.isTrusted(PERIOD)).isTrue();
    }

    @Test
    void leapThatIsTakenBackIsForgotten() {
        clock.leap(Duration.ofDays(400));
        assertThat(watch.isTrusted(PERIOD)).isFalse();
        clock.leap(Duration.ofDays(-400));

        assertThat(watch.isTrusted(PERIOD)).isTrue();
    }

    @Test
    void leapBackOfLongAgoDoesNotExcuseALeapAhead() {
        clock.leap(Duration.ofDays(-400));
        watch.isTrusted(PERIOD);
        clock.move(PERIOD);
        watch.isTrusted(PERIOD);
        clock.leap(Duration.ofDays(400));

        assertThat(watch.isTrusted(PERIOD)).isFalse();
    }

    @Test
    void clockThatGoesBackRemovesTooLittleRatherThanTooMuch() {
        clock.leap(Duration.ofDays(-400));

        assertThat(watch.isTrusted(PERIOD)).isTrue();
        assertThat(watch.isSteady(PERIOD)).isFalse();
        clock.move(PERIOD);
        assertThat(watch.isSteady(PERIOD)).isTrue();
    }

    @Test
    void itIsNotKnownToBeSteadyBeforeItWasLookedAtForAPeriod() {
        assertThat(watch.isSteady(PERIOD)).isFalse();
    }
}
