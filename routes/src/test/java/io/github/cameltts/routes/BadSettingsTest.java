package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that mean nothing stop the start, and not the first request that needs them. */
class BadSettingsTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "tts.staleIfError, soon",
        "tts.staleIfError, -1h",
        "tts.store.ttl, for ever",
        "tts.store.ttl, 0",
        "tts.store.ttl, -1h",
        "tts.openai.ttl, soon",
        "tts.openai.ttl, 0",
        "tts.store.retention, soon",
        "tts.store.retention, 0",
    })
    void durationsStopTheStartByName(String property, String value) {
        assertThatThrownBy(() -> start(property, value))
                .hasStackTraceContaining(property + " is '" + value + "'. Write a duration such as");
    }

    @ParameterizedTest
    @CsvSource({"tts.store.expiry, gliding", "tts.openai.expiry, never"})
    void expiryThatIsNeitherAbsoluteNorSlidingStopsTheStart(String property, String value) {
        assertThatThrownBy(() -> start(property, value))
                .hasStackTraceContaining(property + " is '" + value + "'. Write absolute or sliding.");
    }

    @ParameterizedTest
    @CsvSource({
        "tts.breaker.failureRate, 150",
        "tts.breaker.failureRate, half",
        "tts.breaker.window, 0",
        "tts.breaker.minimumCalls, few",
        "tts.breaker.openSeconds, 0",
        "tts.breaker.openSeconds, soon",
        "tts.breaker.trialCalls, 0",
    })
    void breakersStopTheStart(String property, String value) {
        assertThatThrownBy(() -> start(property, value))
                .hasStackTraceContaining("Failed to create route: tts-guarded-synthesize-action");
    }

    private void start(String property, String value) {
        try (TestApp app = TestApp.over(home)) {
            app.with("tts.engines", "builtin")
                    .with(property, value)
                    .recipes(
                            "classpath:camel-tts/tts-speak.camel.yaml",
                            "classpath:camel-tts/tts-fallback.camel.yaml",
                            "classpath:camel-tts/tts-sweep.camel.yaml")
                    .start();
        }
    }
}
