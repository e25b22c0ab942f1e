package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main route from text to audio. */
class PipelineTest {

    private static final String SPEAK = "direct:tts-speak";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.speaking(home, engine);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void sameTextIsSynthesizedOnce() {
        Message first = app.speak("Hello");
        Message second = app.speak("Hello");

        assertThat(cache(first)).isEqualTo("synthesized");
        assertThat(cache(second)).isEqualTo("memory");
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeader(TtsConstants.FILE_ID)).isEqualTo(first.getHeader(TtsConstants.FILE_ID));
        assertThat(second.getHeader(TtsConstants.EXPIRES_AT)).isEqualTo(first.getHeader(TtsConstants.EXPIRES_AT));
        assertThat(second.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("audio/wav");
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void audioOutlivesTheProcess() {
        Message first = app.speak("Hello");
        app.close();
        start();

        Message second = app.speak("Hello");
        Message third = app.speak("Hello");

        assertThat(cache(second)).isEqualTo("store");
        assertThat(cache(third)).isEqualTo("memory");
        assertThat(third.getBody()).isEqualTo(first.getBody());
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void twoTenantsNeverMeet() {
        app.ask(SPEAK, "Hello", Map.of(TtsConstants.TENANT, "acme"));
        Message other = app.ask(SPEAK, "Hello", Map.of(TtsConstants.TENANT, "globex"));

        assertThat(cache(other)).isEqualTo("synthesized");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void anExchangeMaySpeakOneTextAfterAnother() {
        Exchange exchange = app.send(SPEAK, "One", Map.of());
        Object fileOfOne = exchange.getMessage().getHeader(TtsConstants.FILE_ID);

        exchange.getMessage().setBody("Two");
        Message two =
                app.context().createProducerTemplate().send(SPEAK, exchange).getMessage();

        assertThat(cache(two)).isEqualTo("synthesized");
        assertThat(two.getHeader(TtsConstants.FILE_ID)).isNotNull().isNotEqualTo(fileOfOne);
    }

    @Test
    void requestBetweenSynthesisAndCommitJoinsIt() throws SQLException {
        CompletableFuture<Message> storing;
        try (Connection other = TestApp.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            storing = CompletableFuture.supplyAsync(() -> app.speak("Hello"));
            Awaitility.await().until(() -> engine.calls() == 1);

            assertThat(cache(app.speak("Hello"))).isEqualTo("joined");
            statement.execute("rollback");
        }

        assertThat(cache(storing.join())).isEqualTo("synthesized");
        assertThat(cache(app.speak("Hello"))).isEqualTo("memory");
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void noStoreRequestLeavesNothing() {
        Map<String, Object> secret = Map.of(TtsConstants.NO_STORE, true);
        Message first = app.ask(SPEAK, "Nobody may read this", secret);
        Message second = app.ask(SPEAK, "Nobody may read this", secret);

        assertThat(cache(first)).isEqualTo("bypass");
        assertThat(cache(second)).isEqualTo("bypass");
        assertThat(first.getBody(byte[].class)).isNotEmpty();
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        assertThat(new HomeFolder(home).contains("Nobody may read this")).isFalse();
        assertThat(new HomeFolder(home).contains(first.getHeader(TtsConstants.KEY, String.class)))
                .isFalse();
        assertThat(cache(app.speak("Nobody may read this"))).isEqualTo("synthesized");
    }

    @Test
    void engineThatReturnsNothingIsAnErrorAndNothingIsCached() {
        engine.speaking(request -> new Speech(new byte[0], AudioFormat.WAV, 8000));

        assertThat(app.send(SPEAK, "Hello", Map.of()).getException()).isInstanceOf(InvalidAudioException.class);

        engine.speaking(FakeSpeechEngine::wav);
        assertThat(cache(app.speak("Hello"))).isEqualTo("synthesized");
    }

    @Test
    void engineThatFailsIsAnErrorAndTheNextRequestTriesAnew() {
        engine.speaking(request -> {
            throw new EngineUnavailableException("The fake is down. Start it.");
        });

        assertThat(app.send(SPEAK, "Hello", Map.of()).getException()).isInstanceOf(EngineUnavailableException.class);

        engine.speaking(FakeSpeechEngine::wav);
        assertThat(cache(app.speak("Hello"))).isEqualTo("synthesized");
    }

    @Test
    void blankTextIsRefusedBeforeAnyLookUp() {
        assertThat(app.send(SPEAK, "  ", Map.of()).getException()).isInstanceOf(InvalidSpeechRequestException.class);
        assertThat(engine.calls()).isZero();
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}
