package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechRequest;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Masters where one engine stands in for another: each engine has its own. */
@Timeout(60)
class FallbackMasterTest {

    @TempDir
    private Path home;

    private final FakeSpeechEngine first = engine("first");
    private final FakeSpeechEngine second = engine("second");
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home)
                .with("tts.engines", "first,second")
                .with("tts.first.maxAttempts", "1")
                .with("tts.second.maxAttempts", "1")
                .with("tts.breaker.minimumCalls", "3")
                .with("tts.breaker.window", "3")
                .with("tts.breaker.openSeconds", "600")
                .bind("first", first)
                .bind("second", second)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-fallback.camel.yaml")
                .start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void formatsShareTheMasterOfTheAskedEngine() {
        assertThat(cache(speak("Hello", "mp3"))).isEqualTo("synthesized");
        assertThat(cache(speak("Hello", "wav"))).isEqualTo("memory");

        Message made = speak("Hello", "flac");

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(made.getHeaders())
                .containsEntry(TtsConstants.ENGINE, "first")
                .doesNotContainKey(TtsConstants.SUBSTITUTE_FOR);
        assertThat(first.calls()).isOne();
        assertThat(second.calls()).isZero();
    }

    @Test
    void whatIsKeptIsConvertedWhileTheBreakerIsOpen() {
        speak("Hello", "wav");
        breakDown(first);
        speak("One", "wav");
        speak("Two", "wav");
        speak("Three", "wav");

        Message made = speak("Hello", "mp3");

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(made.getHeader(TtsConstants.ENGINE)).isEqualTo("first");
    }

    @Test
    void twinOfWhatIsKeptAnswersWhileTheBreakerIsOpen() {
        first.speaking(FakeSpeechEngine::plain);
        byte[] wav = speak("Hello", "wav").getBody(byte[].class);
        breakDown(first);
        speak("One", "wav");
        speak("Two", "wav");
        speak("Three", "wav");

        Message made = speak("Hello", "pcm");

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(made.getHeader(TtsConstants.ENGINE)).isEqualTo("first");
        assertThat(made.getBody(byte[].class)).isEqualTo(WavFile.samplesOf(wav));
    }

    @Test
    void substituteHasAMasterOfItsOwn() {
        breakDown(first);

        Message substitute = speak("Hello", "mp3");
        Message other = speak("Hello", "flac");

        assertThat(cache(substitute)).isEqualTo("synthesized");
        assertThat(substitute.getHeaders())
                .containsEntry(TtsConstants.ENGINE, "second")
                .containsEntry(TtsConstants.SUBSTITUTE_FOR, "first");
        assertThat(cache(other)).isEqualTo("converted");
        assertThat(other.getHeader(TtsConstants.ENGINE)).isEqualTo("second");
        assertThat(second.calls()).isOne();

        first.speaking(FakeSpeechEngine::wav);
        Message recovered = app.ask("direct:tts-speak", "Hello", Map.of(TtsConstants.FORMAT, "mp3"));
        assertThat(recovered.getHeader(TtsConstants.ENGINE)).isEqualTo("first");
        assertThat(cache(recovered)).isEqualTo("synthesized");
    }

    @Test
    void failureOfAllIsTheFirstEnginesOwn() {
        breakDown(first);
        breakDown(second);

        Exchange failed = app.send("direct:tts-speak", "Hello", Map.of(TtsConstants.FORMAT, "mp3"));

        assertThat(failed.getException())
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("first is down");
        assertThat(failed.getException().getSuppressed()).hasSize(1);
    }

    private Message speak(String text, String format) {
        return app.ask("direct:tts-speak", text, Map.of(TtsConstants.FORMAT, format));
    }

    private static void breakDown(FakeSpeechEngine engine) {
        engine.speaking(request -> {
            throw new EngineUnavailableException(engine.capabilities().id() + " is down");
        });
    }

    private static FakeSpeechEngine engine(String name) {
        return new FakeSpeechEngine() {
            @Override
            public EngineCapabilities capabilities() {
                return EngineCapabilities.of(name, AudioFormat.WAV, AudioFormat.PCM)
                        .withSampleRates(8000);
            }

            @Override
            public EngineIdentity identity(SpeechRequest request) {
                return new EngineIdentity(name, "1", "", "");
            }
        };
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}
