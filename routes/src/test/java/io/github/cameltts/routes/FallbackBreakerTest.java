package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each engine of {@code tts.engines} has a breaker of its own. */
class FallbackBreakerTest extends FallbackTestSupport {

    @BeforeEach
    void start() {
        start(Map.of());
    }

    @Test
    void theBreakerOpensAndTheProviderIsLeftAlone() {
        Object kept = speak("Kept").getBody();
        elevenLabs.failWith(503, "{}");
        int before = elevenLabs.speechCalls().size();

        for (int i = 0; i < 10; i++) {
            assertThat(speak("Text " + i).getHeader(TtsConstants.ENGINE)).isEqualTo("openai");
        }

        assertThat(elevenLabs.speechCalls().size() - before).isBetween(1, 3);
        Message hit = speak("Kept");
        assertThat(hit.getBody()).isEqualTo(kept);
        assertThat(hit.getHeader(TtsConstants.ENGINE)).isEqualTo("elevenlabs");
    }

    @Test
    void aHalfOpenBreakerFindsOutThatTheProviderIsBack() {
        restart(Map.of("tts.breaker.openSeconds", "1", "tts.breaker.trialCalls", "1"));
        elevenLabs.failWith(503, "{}");
        IntStream.range(0, 5).forEach(i -> speak("Text " + i));
        elevenLabs.recover();

        Awaitility.await()
                .until(() ->
                        speak("Still there?").getHeader(TtsConstants.ENGINE).equals("elevenlabs"));

        assertThat(speak("Back again").getHeader(TtsConstants.ENGINE)).isEqualTo("elevenlabs");
    }

    @Test
    void callersFaultsDoNotOpenTheBreaker() {
        elevenLabs.failWith(422, "{}");
        for (int i = 0; i < 6; i++) {
            assertThat(app.send(SPEAK, "Text " + i, NARRATOR).getException())
                    .isInstanceOf(InvalidSpeechRequestException.class);
        }
        elevenLabs.recover();

        assertThat(speak("Hello").getHeader(TtsConstants.ENGINE)).isEqualTo("elevenlabs");
        assertThat(openAi.speechCalls()).isEmpty();
    }

    @Test
    void aUsedUpBudgetMovesOnAndDoesNotOpenTheBreaker() {
        local.speaking(request -> {
            throw new BudgetExceededException("tts.local.budgetPerDay", "Used up until tomorrow.");
        });
        Map<String, Object> asked = Map.of(TtsConstants.ENGINE, "local");
        for (int i = 0; i < 5; i++) {
            Message spoken = app.ask(SPEAK, "Text " + i, asked);
            assertThat(spoken.getHeaders()).containsEntry(TtsConstants.SUBSTITUTE_FOR, "local");
        }
        local.speaking(FakeSpeechEngine::wav);

        assertThat(app.ask(SPEAK, "A new day", asked).getHeader(TtsConstants.ENGINE))
                .isEqualTo("local");
    }

    @Test
    void theStateOfTheBreakerReachesMicrometer() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        app.close();
        app = starting(Map.of("tts.breaker.micrometer", "true"))
                .bind("metricsRegistry", meters)
                .start();
        elevenLabs.failWith(503, "{}");
        IntStream.range(0, 5).forEach(i -> speak("Text " + i));

        assertThat(meters.find("resilience4j.circuitbreaker.state")
                        .tag("state", "open")
                        .gauges())
                .filteredOn(gauge -> gauge.getId().getTag("name").endsWith("tts-elevenlabs"))
                .anyMatch(gauge -> gauge.value() == 1);
    }
}
