package io.github.cameltts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SingleFlightTest extends CamelTestSupport {

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private final CountDownLatch storeMayCommit = new CountDownLatch(1);
    private final Waiting waiting = new Waiting();

    @Test
    void thousandExchangesShareOneSynthesisWithoutAThreadEach() throws Exception {
        engine.speaking(request -> {
            waiting.awaitAll();
            return FakeSpeechEngine.wav(request);
        });
        int threadsBefore = Thread.activeCount();

        List<CompletableFuture<Exchange>> aboard = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            aboard.add(Waiting.send(context, "direct:speak", "The same sentence"));
        }
        int threadsWhileWaiting = Thread.activeCount();
        waiting.allAreAboard();
        List<Exchange> answers = aboard.stream().map(CompletableFuture::join).toList();

        assertThat(engine.calls()).isEqualTo(1);
        assertThat(threadsWhileWaiting - threadsBefore).isLessThan(50);
        byte[] first = answers.get(0).getMessage().getBody(byte[].class);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.getMessage().getBody(byte[].class))
                .isEqualTo(first));
        assertThat(answers.stream().collect(Collectors.groupingBy(SingleFlightTest::cache, Collectors.counting())))
                .containsEntry("synthesized", 1L)
                .containsEntry("joined", 999L);
    }

    @Test
    void requestBetweenSynthesisAndStoreCommitDoesNotSynthesizeAgain() {
        CompletableFuture<Exchange> storing = speak("direct:slow-store", "Once");
        Awaitility.await().until(() -> engine.calls() == 1);

        Exchange second = speak("direct:speak", "Once").join();
        storeMayCommit.countDown();

        assertThat(cache(second)).isEqualTo("joined");
        assertThat(cache(storing.join())).isEqualTo("synthesized");
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void requestThatLookedBeforeTheCommitAndArrivesAfterItDoesNotSynthesizeAgain() {
        Exchange early = template.request(
                "tts:fake?operation=resolve", e -> e.getMessage().setBody("Once"));
        speak("direct:speak", "Once").join();

        Exchange late = template.send("tts:fake", early);

        assertThat(cache(late)).isEqualTo("joined");
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void failureIsOneClassForAllAndTheNextRequestTriesAnew() throws Exception {
        engine.speaking(request -> {
            waiting.awaitAll();
            throw new SynthesisFailedException("The fake cannot say this.");
        });
        List<CompletableFuture<Exchange>> aboard = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            aboard.add(Waiting.send(context, "direct:speak", "Fails"));
        }
        waiting.allAreAboard();
        Set<Class<?>> failures = aboard.stream()
                .map(answer -> answer.join().getException().getClass())
                .collect(Collectors.toSet());

        engine.speaking(FakeSpeechEngine::wav);
        Exchange next = speak("direct:speak", "Fails").join();

        assertThat(failures).containsExactly(SynthesisFailedException.class);
        assertThat(next.getException()).isNull();
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void leaderThatGivesUpDoesNotFailItsFollowers() {
        engine.taking(Duration.ofMillis(2500));
        CompletableFuture<Exchange> leader = speak("tts:fake?timeout=1000", "Patience");
        Awaitility.await().until(() -> engine.calls() == 1);
        CompletableFuture<Exchange> follower = speak("tts:fake?timeout=30s", "Patience");

        assertThat(leader.join().getException(SpeechException.class)).isInstanceOf(SpeechTimeoutException.class);
        assertThat(follower.join().getException()).isNull();
        assertThat(cache(follower.join())).isEqualTo("synthesized");
        assertThat(engine.calls()).isEqualTo(1);
        assertThat(engine.interrupted()).isZero();
    }

    @Test
    void synthesisThatNobodyWaitsForIsStopped() {
        engine.taking(Duration.ofSeconds(30));

        Exchange answer = speak("tts:fake?timeout=100", "Nobody").join();

        assertThat(answer.getException()).isInstanceOf(SpeechTimeoutException.class);
        Awaitility.await().atMost(5, SECONDS).until(() -> engine.interrupted() == 1);
    }

    @Test
    void coalesceOffSynthesizesEachTime() {
        engine.taking(Duration.ofMillis(200));
        List<CompletableFuture<Exchange>> both =
                Arrays.asList(speak("tts:fake?coalesce=false", "Twice"), speak("tts:fake?coalesce=false", "Twice"));

        assertThat(both).extracting(answer -> cache(answer.join())).containsOnly("synthesized");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void noStoreRequestNeverSharesAudioWithOthers() {
        engine.taking(Duration.ofMillis(200));
        CompletableFuture<Exchange> secret = template.asyncSend("tts:fake", e -> {
            e.getMessage().setBody("Private");
            e.getMessage().setHeader(TtsConstants.NO_STORE, true);
        });
        CompletableFuture<Exchange> open = speak("tts:fake", "Private");

        assertThat(cache(secret.join())).isEqualTo("bypass");
        assertThat(cache(open.join())).isEqualTo("synthesized");
        assertThat(engine.calls()).isEqualTo(2);
    }

    private CompletableFuture<Exchange> speak(String uri, String text) {
        return template.asyncSend(uri, e -> e.getMessage().setBody(text));
    }

    private static String cache(Exchange exchange) {
        return exchange.getMessage().getHeader(TtsConstants.CACHE, String.class);
    }

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        registry.bind("fake", engine);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:speak").to("tts:fake");
                from("direct:slow-store").to("tts:fake").process(e -> storeMayCommit.await(20, SECONDS));
            }
        };
    }
}
