package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.NotCachedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that want nothing from the cache, or nothing but that. */
class BypassTest {

    private static final String SPEAK = "direct:tts-speak";
    private static final Map<String, Object> NO_CACHE = Map.of(TtsConstants.NO_CACHE, true);
    private static final Map<String, Object> ONLY_IF_CACHED = Map.of(TtsConstants.ONLY_IF_CACHED, "true");

    @TempDir
    private Path home;

    private final AtomicInteger takes = new AtomicInteger();
    private final FakeSpeechEngine engine = new FakeSpeechEngine().speaking(this::take);
    private TestApp app;

    /** Another recording each time. */
    private Speech take(SpeechRequest request) {
        Speech speech = FakeSpeechEngine.wav(request);
        speech.audio()[100] = (byte) takes.incrementAndGet();
        return speech;
    }

    @BeforeEach
    void start() {
        app = TestApp.speaking(home, engine);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void noCacheMakesTheAudioAnewAndReplacesWhatIsKept() throws SQLException {
        Message first = app.speak("Hello");
        Message anew = app.ask(SPEAK, "Hello", NO_CACHE);
        Message fromMemory = app.speak("Hello");
        app.close();
        start();
        Message fromDisk = app.speak("Hello");

        assertThat(cache(anew)).isEqualTo("synthesized");
        assertThat(anew.getBody()).isNotEqualTo(first.getBody());
        assertThat(cache(fromMemory)).isEqualTo("memory");
        assertThat(fromMemory.getBody()).isEqualTo(anew.getBody());
        assertThat(cache(fromDisk)).isEqualTo("store");
        assertThat(fromDisk.getBody()).isEqualTo(anew.getBody());
        assertThat(fromDisk.getHeader(TtsConstants.FILE_ID)).isEqualTo(anew.getHeader(TtsConstants.FILE_ID));
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(1);
    }

    @Test
    void noCacheDoesNotJoinWhatBeganBefore() {
        engine.taking(Duration.ofMillis(400));
        CompletableFuture<Message> earlier = CompletableFuture.supplyAsync(() -> app.speak("Hello"));
        Awaitility.await().until(() -> engine.calls() == 1);

        Message anew = app.ask(SPEAK, "Hello", NO_CACHE);

        assertThat(cache(anew)).isEqualTo("synthesized");
        assertThat(anew.getBody()).isNotEqualTo(earlier.join().getBody());
        assertThat(app.speak("Hello").getBody()).as("the newest stays").isEqualTo(anew.getBody());
    }

    @Test
    void noCacheThatFailsLeavesWhatIsKept() {
        Message first = app.speak("Hello");
        engine.speaking(request -> {
            throw new IllegalStateException("down");
        });

        assertThat(app.send(SPEAK, "Hello", NO_CACHE).getException()).isNotNull();

        assertThat(app.speak("Hello").getBody()).isEqualTo(first.getBody());
    }

    @Test
    void onlyIfCachedAnswersFromTheCacheAlone() {
        app.speak("Hello");

        assertThat(cache(app.ask(SPEAK, "Hello", ONLY_IF_CACHED))).isEqualTo("memory");
        assertThat(app.send(SPEAK, "Unknown", ONLY_IF_CACHED).getException())
                .isInstanceOf(NotCachedException.class)
                .hasMessageContaining(TtsConstants.ONLY_IF_CACHED);
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void onlyIfCachedDoesNotWaitForASynthesisUnderWay() {
        engine.taking(Duration.ofMillis(400));
        CompletableFuture<Message> underWay = CompletableFuture.supplyAsync(() -> app.speak("Hello"));
        Awaitility.await().until(() -> engine.calls() == 1);

        Exchange refused = app.send(SPEAK, "Hello", ONLY_IF_CACHED);

        assertThat(refused.getException()).isInstanceOf(NotCachedException.class);
        assertThat(underWay.join().getBody(byte[].class)).isNotEmpty();
        assertThat(engine.calls()).isEqualTo(1);
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}
