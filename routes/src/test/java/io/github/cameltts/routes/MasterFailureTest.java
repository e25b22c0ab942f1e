package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Masters that are old, damaged or unreadable, and engines that make none. */
@Timeout(60)
class MasterFailureTest extends MasterTestSupport {

    MasterFailureTest() {
        super(AudioFormat.WAV);
    }

    @Test
    void expiredMasterIsMadeAnew() throws SQLException {
        app.speak("Hello");
        expireAll();

        assertThat(cache(speak("mp3"))).isEqualTo("synthesized");
        assertThat(engine.calls()).isEqualTo(2);
        assertThat(cache(app.speak("Hello"))).isEqualTo("memory");
    }

    @Test
    void damagedMasterIsMadeAnewAndHeals() throws IOException {
        app.speak("Hello");
        Files.writeString(new HomeFolder(home).onlyBlob(), "no audio");
        engine.speaking(request -> FakeSpeechEngine.wav(request.withText("The same, in other bytes")));
        restart();

        assertThat(cache(speak("mp3"))).isEqualTo("synthesized");
        restart();

        assertThat(cache(speak("flac"))).isEqualTo("converted");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void damagedConversionIsMadeOfTheMasterAndHeals() throws Exception {
        speak("mp3");
        damage("mp3");

        assertThat(cache(speak("mp3"))).isEqualTo("converted");
        restart();

        assertThat(cache(speak("mp3"))).isEqualTo("store");
        assertThat(engine.calls()).isOne();
    }

    /** As an engine of the past may have left it: stored whole, and in a form that cannot be read. */
    @Test
    void masterThatCannotBeReadIsMadeAnewAndHeals() {
        String key = app.ask("kamelet:tts-resolve-action", "Hello", Map.of()).getHeader(TtsConstants.KEY, String.class);
        app.ask(
                "kamelet:tts-store-action",
                "no audio",
                Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav", TtsConstants.SAMPLE_RATE, 8000));

        Message made = speak("mp3");

        assertThat(cache(made)).isEqualTo("synthesized");
        assertThat(duration(made)).isCloseTo(Duration.ofMillis(250), Duration.ofMillis(1));
        assertThat(cache(speak("flac"))).isEqualTo("converted");
        assertThat(engine.calls()).isOne();
    }

    @Test
    void failureOfTheEngineIsTheAnswersAndNothingIsStored() {
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });

        assertThat(app.send(SPEAK, "Hello", Map.of(TtsConstants.FORMAT, "mp3")).getException())
                .isInstanceOf(EngineUnavailableException.class);
        assertThat(new HomeFolder(home).blobs()).isEmpty();

        engine.speaking(FakeSpeechEngine::wav);
        assertThat(cache(speak("mp3"))).isEqualTo("synthesized");
    }

    @Test
    void expiredConversionAnswersForAnEngineThatFails() throws SQLException {
        byte[] kept = speak("mp3").getBody(byte[].class);
        app.execute("update tts_asset set expires_at = " + (System.currentTimeMillis() - 1000));
        restart(settings -> settings.with("tts.staleIfError", "1h"));
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });

        Message stale = speak("mp3");

        assertThat(cache(stale)).isEqualTo("stale");
        assertThat(stale.getBody(byte[].class)).isEqualTo(kept);
        assertThat(stale.getHeader(TtsConstants.FORMAT)).isEqualTo("mp3");
    }

    @Test
    void whatCannotBeConvertedFailsAsItAlwaysDid() {
        engine.speaking(request -> new Speech(new byte[] {'R', 'I', 'F', 'F'}, AudioFormat.WAV, 8000));

        assertThat(app.send(SPEAK, "Hello", Map.of(TtsConstants.FORMAT, "mp3")).getException())
                .isNotNull()
                .isNotInstanceOf(IllegalStateException.class);
        assertThat(new HomeFolder(home).blobs()).isEmpty();
    }
}
