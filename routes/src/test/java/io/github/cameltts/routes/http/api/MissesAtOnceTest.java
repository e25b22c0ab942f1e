package io.github.cameltts.routes.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand requests at once for audio that the cache does not have, with an engine that takes 50 ms. */
class MissesAtOnceTest {

    private static final int MANY = 1_000;
    private static final int LINES = 64;

    @TempDir
    private Path home;

    private final RemoteEngine engine = new RemoteEngine();
    private HttpApp server;

    @BeforeEach
    void start() throws Exception {
        server = HttpApp.over(home, "tts-api")
                .with("tts.engine", "remote")
                .with("tts.remote.maxConcurrent", String.valueOf(LINES))
                .with("tts.remote.maxQueue", String.valueOf(MANY))
                .bind("remote", engine)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSameTextIsSpokenOnce() throws Exception {
        List<HttpResponse<byte[]>> answers = atOnce(number -> "Hello");

        assertThat(engine.calls()).isEqualTo(1);
        assertThat(bodies(answers)).hasSize(1);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(1);
    }

    @Test
    void differentTextsAreAllSpokenWithoutAThreadForEach() throws Exception {
        atOnce(number -> "Warm up " + number % LINES);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();

        List<HttpResponse<byte[]>> answers = atOnce(number -> "Text " + number);

        assertThat(bodies(answers)).hasSize(MANY);
        assertThat(engine.mostAtOnce()).isBetween(2, LINES);
        assertThat(server.app().number("select count(*) from tts_asset")).isEqualTo(MANY + LINES);
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + LINES);
    }

    private List<HttpResponse<byte[]>> atOnce(IntFunction<String> text) {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, MANY)
                .mapToObj(number -> HttpRequest.newBuilder(server.uri("/api/tts/synthesize"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\": \"" + text.apply(number) + "\"}"))
                        .build())
                .map(request -> server.client().sendAsync(request, BodyHandlers.ofByteArray()))
                .toList();
        List<HttpResponse<byte[]>> all =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(all).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        return all;
    }

    private static Set<String> bodies(List<HttpResponse<byte[]>> answers) {
        Set<String> bodies = new HashSet<>();
        answers.forEach(answer -> bodies.add(HexFormat.of().formatHex(answer.body())));
        return bodies;
    }

    /** Waits without a thread, as one that is asked over the network does. */
    private static final class RemoteEngine extends FakeSpeechEngine implements AsyncSpeechEngine {

        private final Executor later = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger active = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request) {
            asked.incrementAndGet();
            most.accumulateAndGet(active.incrementAndGet(), Math::max);
            return CompletableFuture.supplyAsync(
                    () -> {
                        active.decrementAndGet();
                        return FakeSpeechEngine.wav(request);
                    },
                    later);
        }

        @Override
        public Speech synthesize(SpeechRequest request) throws InterruptedException {
            return AsyncSpeechEngine.super.synthesize(request);
        }

        @Override
        public int calls() {
            return asked.get();
        }

        int mostAtOnce() {
            return most.get();
        }
    }
}
