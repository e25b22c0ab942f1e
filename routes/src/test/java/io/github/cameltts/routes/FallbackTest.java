package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.NotCachedException;
import io.github.cameltts.spi.RateLimitedException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code tts.engines}: ElevenLabs is asked, OpenAI and a local engine stand in for it. */
class FallbackTest extends FallbackTestSupport {

    @BeforeEach
    void start() {
        start(Map.of());
    }

    @Test
    void theFirstEngineSpeaksWhileItCan() {
        Message spoken = speak("Hello");

        assertThat(spoken.getHeaders())
                .containsEntry(TtsConstants.ENGINE, "elevenlabs")
                .containsEntry(TtsConstants.CACHE, "synthesized")
                .doesNotContainKey(TtsConstants.SUBSTITUTE_FOR);
        assertThat(cache(speak("Hello"))).isEqualTo("memory");
        assertThat(elevenLabs.speechCalls()).hasSize(1);
        assertThat(openAi.speechCalls()).isEmpty();
    }

    @Test
    void aDeadProviderIsReplacedAndTheSubstituteSaysSo() {
        elevenLabs.close();

        Message spoken = speak("Hello");

        assertThat(spoken.getHeaders())
                .containsEntry(TtsConstants.ENGINE, "openai")
                .containsEntry(TtsConstants.SUBSTITUTE_FOR, "elevenlabs")
                .containsEntry(TtsConstants.VOICE, "af_sky")
                .containsEntry(TtsConstants.RATE, 0.9)
                .containsEntry(TtsConstants.CACHE, "synthesized");
        assertThat(spoken.getBody(byte[].class)).isNotEmpty();
    }

    @Test
    void theLogTellsWhyASubstituteSpeaks() {
        elevenLabs.close();
        try (LogCapture log = LogCapture.open(Level.WARN)) {
            speak("A text for nobody's log");

            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("'openai' is asked in the place of 'elevenlabs': ")
                            .contains("gave no complete answer"))
                    .noneMatch(line -> line.contains("nobody's log"));
        }
    }

    @Test
    void aVoiceOfTheProviderIsNotAskedOfItsSubstitute() {
        elevenLabs.failWith(503, "{}");

        Message spoken = app.ask(
                SPEAK,
                "Hello",
                Map.of(
                        TtsConstants.VOICE,
                        FakeElevenLabsServer.RACHEL,
                        TtsConstants.MODEL,
                        "eleven_flash_v2_5",
                        TtsConstants.SEED,
                        7));

        assertThat(spoken.getHeader(TtsConstants.ENGINE)).isEqualTo("openai");
        assertThat(openAi.speechCalls().get(0).json().path("voice").asText()).isEqualTo("af_bella");
        assertThat(openAi.speechCalls().get(0).json().path("model").asText()).isEqualTo("gpt-4o-mini-tts");
    }

    @Test
    void everyCachedPhrasePlaysWhileTheProviderIsDown() {
        List<String> phrases =
                IntStream.range(0, 20).mapToObj(i -> "Phrase " + i).toList();
        phrases.forEach(this::speak);
        elevenLabs.close();
        restart(Map.of());

        for (String expected : List.of("store", "memory")) {
            for (String phrase : phrases) {
                Message hit = speak(phrase);
                assertThat(cache(hit)).isEqualTo(expected);
                assertThat(hit.getHeader(TtsConstants.ENGINE)).isEqualTo("elevenlabs");
            }
        }
        assertThat(openAi.speechCalls()).isEmpty();
    }

    @Test
    void theSubstitutesAudioIsItsOwnAndNeverTheAskedOnes() throws SQLException {
        elevenLabs.failWith(429, "{}");
        Message substituted = speak("Hello");
        Message again = speak("Hello");
        elevenLabs.recover();

        Message recovered = speak("Hello");
        Message hit = speak("Hello");

        assertThat(cache(again)).as("the substitute's own cache").isEqualTo("memory");
        assertThat(openAi.speechCalls()).hasSize(1);
        assertThat(cache(recovered)).isEqualTo("synthesized");
        assertThat(recovered.getHeaders())
                .containsEntry(TtsConstants.ENGINE, "elevenlabs")
                .doesNotContainKey(TtsConstants.SUBSTITUTE_FOR);
        assertThat(key(recovered)).isNotEqualTo(key(substituted));
        assertThat(cache(hit)).isEqualTo("memory");
        assertThat(key(hit)).isEqualTo(key(recovered));
        assertThat(app.number("select count(*) from tts_asset where engine = 'openai'"))
                .isEqualTo(1);
        assertThat(app.number("select count(*) from tts_asset where engine = 'elevenlabs' and asset_key = '"
                        + key(recovered) + "'"))
                .isEqualTo(1);
    }

    @Test
    void badTextIsNobodyElsesProblem() {
        assertThat(app.send(SPEAK, " ", NARRATOR).getException()).isInstanceOf(InvalidSpeechRequestException.class);
        assertThat(app.send(SPEAK, "Hello", Map.of(TtsConstants.ENGINE, "elevenlab"))
                        .getException())
                .hasMessageContaining("Did you mean elevenlabs");

        assertThat(openAi.calls()).isEmpty();
        assertThat(local.calls()).isZero();
    }

    @Test
    void expiredAudioOfTheAskedVoiceBeatsASubstitute() throws SQLException {
        Object audio = speak("Hello").getBody();
        app.execute("update tts_asset set expires_at = expires_at - 86400000 - 1000");
        restart(Map.of("tts.staleIfError", "1h"));
        elevenLabs.failWith(503, "{}");

        Message stale = speak("Hello");

        assertThat(stale.getHeaders())
                .containsEntry(TtsConstants.CACHE, "stale")
                .containsEntry(TtsConstants.ENGINE, "elevenlabs")
                .containsEntry("Content-Type", "audio/mpeg");
        assertThat(stale.getBody()).isEqualTo(audio);
        assertThat(openAi.speechCalls()).isEmpty();

        elevenLabs.recover();
        assertThat(cache(speak("Hello"))).isEqualTo("synthesized");
        assertThat(cache(speak("Hello"))).isEqualTo("memory");
    }

    @Test
    void audioThatIsTooOldLeavesTheWordToASubstitute() throws SQLException {
        speak("Hello");
        app.execute("update tts_asset set expires_at = expires_at - 86400000 - 3601000");
        restart(Map.of("tts.staleIfError", "1h"));
        elevenLabs.failWith(503, "{}");

        assertThat(speak("Hello").getHeader(TtsConstants.ENGINE)).isEqualTo("openai");
    }

    @Test
    void whenAllFailTheFirstOnesErrorTellsAboutTheOthers() {
        elevenLabs.failWith(429, "{}", "Retry-After", "7");
        openAi.close();
        local.speaking(request -> {
            throw new IllegalStateException("broken");
        });

        Exception failure = app.send(SPEAK, "Hello", NARRATOR).getException();

        assertThat(failure).isInstanceOf(RateLimitedException.class);
        assertThat(failure.getSuppressed()).hasSize(2).anySatisfy(other -> assertThat(other)
                .isInstanceOf(EngineUnavailableException.class));
    }

    @Test
    void aSubstituteThatCannotDoWhatIsAskedIsPassedOver() {
        elevenLabs.failWith(503, "{}");

        Message fast = app.ask(SPEAK, "Hello", withRate(1.2));
        openAi.failWith(503, "{}");
        Exchange foreign =
                app.send(SPEAK, "Hello", Map.of(TtsConstants.VOICE, "narrator", TtsConstants.LANGUAGE, "sv"));

        assertThat(fast.getHeader(TtsConstants.ENGINE)).isEqualTo("openai");
        assertThat(foreign.getException()).isInstanceOf(EngineUnavailableException.class);
        assertThat(foreign.getException().getSuppressed()[1]).hasMessageContaining("Unknown language 'sv'");
        assertThat(local.calls()).isZero();
    }

    private static Map<String, Object> withRate(double rate) {
        return Map.of(TtsConstants.VOICE, "narrator", TtsConstants.RATE, rate);
    }

    @Test
    void anEngineThatIsNamedIsAskedFirstAndTheOthersStandInForIt() {
        Map<String, Object> asked = Map.of(TtsConstants.ENGINE, "openai", TtsConstants.FORMAT, "mp3");

        assertThat(app.ask(SPEAK, "Hello", asked).getHeader(TtsConstants.ENGINE))
                .isEqualTo("openai");

        openAi.failWith(503, "{}");
        Message spoken = app.ask(SPEAK, "Hello again", Map.of(TtsConstants.ENGINE, "openai"));
        assertThat(spoken.getHeader(TtsConstants.SUBSTITUTE_FOR)).isEqualTo("openai");
        assertThat(spoken.getHeader(TtsConstants.ENGINE)).isEqualTo("elevenlabs");
    }

    @Test
    void onlyIfCachedAsksNobody() {
        speak("Hello");
        Map<String, Object> onlyIfCached = Map.of(TtsConstants.VOICE, "narrator", TtsConstants.ONLY_IF_CACHED, true);

        assertThat(cache(app.ask(SPEAK, "Hello", onlyIfCached))).isEqualTo("memory");
        assertThat(app.send(SPEAK, "Unknown", onlyIfCached).getException()).isInstanceOf(NotCachedException.class);

        assertThat(elevenLabs.speechCalls()).hasSize(1);
        assertThat(openAi.speechCalls()).isEmpty();
    }

    @Test
    void theFirstRequestsMayComeAllAtOnce() {
        elevenLabs.failWith(503, "{}");

        List<Object> engines = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> speak("Text " + i).getHeader(TtsConstants.ENGINE))
                .toList();

        assertThat(engines).hasSize(40).containsOnly("openai");
    }

    @Test
    void anExchangeMaySpeakOneTextAfterAnother() {
        elevenLabs.failWith(503, "{}");
        Exchange exchange = app.send(SPEAK, "One", NARRATOR);
        exchange.getMessage().setBody("Two");

        app.context().createProducerTemplate().send(SPEAK, exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders())
                .as("a header keeps saying what it says")
                .containsEntry(TtsConstants.ENGINE, "openai")
                .containsEntry(TtsConstants.VOICE, "af_sky")
                .doesNotContainKey(TtsConstants.SUBSTITUTE_FOR);
    }

    @Test
    void anUnknownEngineStopsTheStart() {
        app.close();

        assertThatThrownBy(() -> start(Map.of("tts.engines", "elevenlabs,opnai")))
                .hasStackTraceContaining("Unknown engine 'opnai'. Did you mean openai");
    }

    @Test
    void enginesWithoutTheirRecipeStopTheStart() {
        app.close();

        assertThatThrownBy(() -> starting(Map.of())
                        .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                        .start())
                .hasStackTraceContaining("Add classpath:camel-tts/tts-fallback.camel.yaml");
    }
}
