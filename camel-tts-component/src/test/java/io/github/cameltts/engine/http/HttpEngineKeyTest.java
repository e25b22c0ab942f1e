package io.github.cameltts.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.engine.http.FakeBrokenServer.End;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the key goes and what a service says to it, and that one that is down keeps nobody waiting for its voices. */
class HttpEngineKeyTest extends KeyedHttpEngineTest {

    @Test
    void speaksWithTheKeyAndWithoutCompression() throws Exception {
        assertThat(engine.synthesize(request(TEXT)).audio()).isNotEmpty();

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.headers().toString()).contains(KEY);
        assertThat(call.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(call.headers().keySet()).noneMatch(name -> name.startsWith("Camel"));
        assertThat(server.billedCharacters()).isEqualTo(TEXT.length());
    }

    @Test
    void theKeyIsShownNowhere() {
        try (LogCapture log = LogCapture.open()) {
            server.failWith(400, "{\"error\":{\"message\":\"your key " + KEY + " is fine, your text is not\"}}");
            SpeechException refused = failure(SpeechException.class);
            server.close();
            SpeechException unreachable = failure(SpeechException.class);

            for (Throwable shown : new Throwable[] {refused, unreachable}) {
                for (Throwable cause = shown; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain(KEY, TEXT);
                }
            }
            assertThat(engine.toString()).doesNotContain(KEY);
            assertThat(log.events())
                    .filteredOn(event -> event.getLevel().isMoreSpecificThan(Level.INFO))
                    .extracting(LogEvent::getMessage)
                    .allSatisfy(
                            message -> assertThat(message.getFormattedMessage()).doesNotContain(KEY, TEXT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aWrongKeyIsNamedAndNotShown(int status) {
        server.failWith(status, "{\"error\":{\"message\":\"Incorrect API key provided: sk-very*****\"}}");

        assertThat(failure(SynthesisFailedException.class))
                .hasMessageContaining("apiKey")
                .hasMessageNotContaining("sk-very");
    }

    @Test
    void aVendorThatWantsAKeyIsNotEvenAskedWithoutOne() {
        HttpSpeechEngine vendors = newEngine();
        vendors.setApiKey("");

        String property = "tts." + vendors.capabilities().id() + ".apiKey";
        assertThat(catchThrowableOfType(SynthesisFailedException.class, () -> vendors.identity(request(TEXT))))
                .hasMessageContaining(property);
        assertThat(catchThrowableOfType(SynthesisFailedException.class, () -> vendors.synthesize(request(TEXT))))
                .hasMessageContaining(property);
        assertThat(catchThrowableOfType(SynthesisFailedException.class, vendors::check))
                .hasMessageContaining(property);
    }

    @Test
    void ownServersNeedNoKey() throws Exception {
        engine.setApiKey("");

        assertThat(engine.identity(request(TEXT))).isNotNull();
        assertThat(engine.synthesize(request(TEXT)).audio()).isNotEmpty();
        assertThat(server.speechCalls().get(0).headers().keySet())
                .doesNotContain("Authorization", "authorization", "Xi-api-key");
    }

    @Test
    void aCheckTellsAWrongKeyFromAServerThatIsDown() {
        server.answerListsWith(401);
        assertThat(catchThrowableOfType(SynthesisFailedException.class, engine::check))
                .hasMessageContaining("apiKey");

        server.answerListsWith(503);
        assertThat(catchThrowableOfType(EngineUnavailableException.class, engine::check))
                .isNotNull();

        server.close();
        assertThat(catchThrowableOfType(EngineUnavailableException.class, engine::check))
                .hasMessageContaining(server.baseUrl());
    }

    @Test
    void aSilentServiceKeepsNobodyWaitingForItsVoices() throws Exception {
        engine.setVoicesTimeout("100ms");
        try (FakeBrokenServer silent = new FakeBrokenServer("", End.STALL)) {
            engine.setBaseUrl(silent.baseUrl());

            assertThat(engine.voices()).isEmpty();
            assertThat(engine.voices()).isEmpty();
            assertThat(silent.connections()).as("asked once").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 429, 401})
    void whoNamesNoVoiceIsNotToBlameWhereTheServiceDoesNotTellIts(int status) {
        server.answerListsWith(status);
        assertThat(engine.voices()).isEmpty();

        assertThat(catchThrowableOfType(EngineUnavailableException.class, () -> engine.identity(withoutVoice())))
                .hasMessageContaining("voice=");
        server.close();
        assertThat(catchThrowableOfType(EngineUnavailableException.class, () -> engine.identity(withoutVoice())))
                .isNotNull();
    }

    @Test
    void whoNamesNoVoiceIsToBlameWhereTheServiceHasNone() {
        server.answerListsWith(404);
        assertThat(engine.voices()).isEmpty();

        assertThat(catchThrowableOfType(InvalidSpeechRequestException.class, () -> engine.identity(withoutVoice())))
                .hasMessageContaining("=…");
    }

    private static SpeechRequest withoutVoice() {
        return request(TEXT, "", AudioFormat.MP3, 0, Map.of());
    }

    @Test
    void voicesThatComeTooLateAreKnownLater() {
        engine.setVoicesTimeout("0");

        engine.voices();

        await().untilAsserted(() -> assertThat(engine.voices()).isNotEmpty());
    }

    @Test
    void isFoundAndConfiguredByTheTtsComponent() {
        String name = engine.capabilities().id();
        context.getPropertiesComponent().addInitialProperty("tts." + name + ".baseUrl", server.baseUrl());
        context.getPropertiesComponent().addInitialProperty("tts." + name + ".apiKey", KEY);
        context.getPropertiesComponent().addInitialProperty("tts." + name + ".responseTimeout", "5s");

        Object audio =
                context.createProducerTemplate().requestBody("tts:" + name + "?voice=" + engineCase.voice(), TEXT);

        assertThat(audio).isInstanceOf(byte[].class);
        assertThat(server.speechCalls().get(0).headers().toString()).contains(KEY);
    }
}
