package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code tts.staleIfError}: expired audio answers where the engine fails. */
class StaleTest {

    private static final String SPEAK = "direct:tts-speak";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private TestApp app;
    private Message kept;

    @BeforeEach
    void speakAndExpire() throws SQLException {
        start("1h");
        kept = app.speak("Hello");
        expire(1000);
    }

    private void start(String staleIfError) {
        app = TestApp.over(home)
                .with("tts.engine", "fake")
                .with("tts.staleIfError", staleIfError)
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }

    /** Memory lets go when it should, but this test cannot turn the clock. */
    private void expire(long sinceMillis) throws SQLException {
        app.execute("update tts_asset set expires_at = " + (System.currentTimeMillis() - sinceMillis));
        app.close();
        start("1h");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    static Stream<SpeechException> failures() {
        return Stream.of(
                new EngineUnavailableException("down"),
                new RateLimitedException("busy", Optional.empty()),
                new QuotaExceededException("used up"),
                new BudgetExceededException("tts.fake.budgetPerDay", "used up"),
                new SpeechTimeoutException("late"),
                new SynthesisFailedException("failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anyFailureThatIsNotTheCallersFaultIsAnsweredByExpiredAudio(SpeechException failure) {
        failing(failure);

        Message answer = app.speak("Hello");

        assertThat(answer.getHeader(TtsConstants.CACHE)).isEqualTo("stale");
        assertThat(answer.getBody()).isEqualTo(kept.getBody());
        assertThat(answer.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("audio/wav");
        assertThat(answer.getHeader(TtsConstants.FILE_ID)).isEqualTo(kept.getHeader(TtsConstants.FILE_ID));
        assertThat(answer.getHeader(TtsConstants.KEY)).isEqualTo(kept.getHeader(TtsConstants.KEY));
    }

    @Test
    void aRequestThatIsWrongIsToldSo() {
        failing(new InvalidSpeechRequestException("refused"));

        assertThat(app.send(SPEAK, "Hello", Map.of()).getException()).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void engineThatSpeaksIsStillAskedFirst() {
        assertThat(app.speak("Hello").getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
    }

    @Test
    void anotherTextIsNotAnsweredByIt() {
        failing(new EngineUnavailableException("down"));

        assertThat(app.send(SPEAK, "Goodbye", Map.of()).getException()).isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void audioThatIsTooOldOrDamagedDoesNotAnswer() throws Exception {
        failing(new EngineUnavailableException("down"));
        expire(3_601_000);
        assertThat(app.send(SPEAK, "Hello", Map.of()).getException()).isInstanceOf(EngineUnavailableException.class);

        expire(1000);
        Files.write(new HomeFolder(home).onlyBlob(), new byte[] {1});
        assertThat(app.send(SPEAK, "Hello", Map.of()).getException()).isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void itIsOffUnlessItIsConfigured() {
        app.close();
        start("0");
        failing(new EngineUnavailableException("down"));

        assertThat(app.send(SPEAK, "Hello", Map.of()).getException()).isInstanceOf(EngineUnavailableException.class);
    }

    private void failing(SpeechException failure) {
        engine.speaking(request -> {
            throw failure;
        });
    }
}
