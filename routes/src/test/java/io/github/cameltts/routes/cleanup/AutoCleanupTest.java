package io.github.cameltts.routes.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.ManualClock;
import io.github.cameltts.routes.TestApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes as they are, with two properties more. */
class AutoCleanupTest {

    private static final String SPEAK = "classpath:camel-tts/tts-speak.camel.yaml";
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    @TempDir
    private Path home;

    private MixedStore store;

    /** Of the mixed store three assets that are not pinned were last used ten days ago. */
    @BeforeEach
    void fill() throws Exception {
        try (TestApp app = TestApp.over(home).start()) {
            store = MixedStore.in(app, home);
            for (String key : List.of("alpha", "twin", "keptTwin", "kept")) {
                store.age(key, "last_used_at", TEN_DAYS);
            }
        }
    }

    @Test
    void generationRemovesWhatNobodyHasUsedForDays() throws Exception {
        try (TestApp app = speaking("true", "9")) {
            app.speak("Something new.");

            await().untilAsserted(() -> assertThat(store.keys()).doesNotContain("alpha", "twin", "keptTwin"));
            assertThat(store.keys()).contains("kept", "beta", "picture").hasSize(4);
            assertThat(store.outputs()).hasSize(3);
        }
    }

    @Test
    void generationOfTheFileDropDoesToo() throws Exception {
        try (TestApp app = TestApp.over(home)
                .with("tts.autoCleanup", "true")
                .with("tts.file.settleTime", "50ms")
                .recipes(SPEAK, "classpath:camel-tts/tts-file-drop.camel.yaml")
                .start()) {
            assertThat(store.keys()).contains("alpha");
            Path written = Files.writeString(home.resolve("new.txt"), "Something new.");
            Files.move(written, home.resolve("inbox/new.txt"), StandardCopyOption.ATOMIC_MOVE);

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(store.keys()).doesNotContain("alpha", "twin", "keptTwin"));
            assertThat(app.context().getStatus().isStarted()).isTrue();
        }
    }

    @Test
    void clockThatLeaptAheadRemovesNothing() throws Exception {
        ManualClock clock = new ManualClock();
        try (TestApp app = clock.drives(TestApp.over(home)
                        .with("tts.autoCleanup", "true")
                        .with("tts.cacheRetentionDays", "11")
                        .recipes(SPEAK))
                .start()) {
            clock.leap(TEN_DAYS);
            app.speak("Something new.");
        }

        assertThat(store.keys()).contains("alpha", "twin", "keptTwin", "beta");
    }

    @Test
    void timeThatPassesRemovesWhatNobodyHasUsed() throws Exception {
        ManualClock clock = new ManualClock();
        try (TestApp app = clock.drives(TestApp.over(home)
                        .with("tts.autoCleanup", "true")
                        .with("tts.cacheRetentionDays", "11")
                        .recipes(SPEAK))
                .start()) {
            clock.move(TEN_DAYS);
            app.speak("Something new.");

            await().untilAsserted(() -> assertThat(store.keys()).doesNotContain("alpha", "twin", "keptTwin"));
        }
    }

    @Test
    void usedLatelyIsJudgedByTheNumberOfDays() throws Exception {
        try (TestApp app = speaking("true", "11")) {
            app.speak("Something new.");
        }

        assertThat(store.keys()).contains("alpha", "twin", "keptTwin");
    }

    @Test
    void hitCleansNothingUp() throws Exception {
        try (TestApp app = speaking("false", "9")) {
            app.speak("Something old.");
        }
        try (TestApp app = speaking("true", "9")) {
            assertThat(app.speak("Something old.").getHeader(TtsConstants.CACHE))
                    .isEqualTo("store");
        }

        assertThat(store.keys()).contains("alpha", "twin", "keptTwin");
    }

    @Test
    void failureDoesNotFailTheGeneration() throws Exception {
        try (TestApp app = speaking("true", "9")) {
            app.execute("create trigger refuse before delete on tts_asset begin select raise(abort, 'no'); end");

            assertThat(app.speak("Something new.").getBody(byte[].class)).isNotEmpty();
        }

        assertThat(store.keys()).contains("alpha");
    }

    @Test
    void oneOfManyInAMinuteMayCleanUp() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
        AtMostEvery minute = new AtMostEvery(Duration.ofMinutes(1), now::get);

        assertThat(minute.isTime()).isTrue();
        assertThat(minute.isTime()).isFalse();
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(minute.isTime()).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(minute.isTime()).isTrue();
        assertThat(minute.isTime()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "tts.autoCleanup, yes, Write true or false.",
        "tts.cacheRetentionDays, 0, Write a whole number of days",
        "tts.cacheRetentionDays, -7, Write a whole number of days",
        "tts.cacheRetentionDays, 7d, Write a whole number of days",
        "tts.cacheRetentionDays, 99999999999, Write a whole number of days",
    })
    void settingsThatMeanNothingStopTheStart(String property, String value, String advice) {
        assertThatThrownBy(() -> {
                    try (TestApp app = TestApp.over(home)) {
                        app.with(property, value).recipes(SPEAK).start();
                    }
                })
                .hasStackTraceContaining(property + " is '" + value + "'. " + advice);
    }

    private TestApp speaking(String enabled, String days) {
        return TestApp.over(home)
                .with("tts.autoCleanup", enabled)
                .with("tts.cacheRetentionDays", days)
                .recipes(SPEAK)
                .start();
    }
}
