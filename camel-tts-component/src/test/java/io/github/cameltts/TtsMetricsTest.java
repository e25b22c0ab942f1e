package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.Speech;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TtsMetricsTest extends CamelTestSupport {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeSpeechEngine engine = new FakeSpeechEngine();

    @Test
    void synthesisIsTimedAndItsCharactersAreCounted() {
        engine.taking(Duration.ofMillis(50));

        speak("Hello");

        assertThat(synthesis("success")).isEqualTo(1);
        assertThat(meters.get("tts.synthesis").tag("outcome", "success").timer().totalTime(TimeUnit.MILLISECONDS))
                .isGreaterThanOrEqualTo(50);
        assertThat(meters.get("tts.first.byte").timer().count()).isEqualTo(1);
        assertThat(count("tts.characters")).isEqualTo(5);
    }

    @Test
    void failureIsTimedAndCountedByItsClass() {
        engine.speaking(request -> {
            throw new EngineUnavailableException("The fake is down. Start it.");
        });

        speak("Hello");

        await().untilAsserted(() -> {
            assertThat(synthesis("failure")).isEqualTo(1);
            assertThat(meters.get("tts.errors")
                            .tags("engine", "fake", "exception", "EngineUnavailableException")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
        assertThat(synthesis("success")).isZero();
        assertThat(count("tts.characters")).isZero();
    }

    @Test
    void joinedRequestCountsNoSecondSynthesis() throws Exception {
        Waiting waiting = new Waiting();
        engine.speaking(request -> {
            waiting.awaitAll();
            return FakeSpeechEngine.wav(request);
        });
        CompletableFuture<Exchange> first = Waiting.send(context, "tts:fake", "Both");
        CompletableFuture<Exchange> second = Waiting.send(context, "tts:fake", "Both");
        waiting.allAreAboard();
        first.join();
        second.join();

        assertThat(synthesis("success")).isEqualTo(1);
        assertThat(count("tts.joined")).isEqualTo(1);
        assertThat(count("tts.characters")).isEqualTo(4);
    }

    @Test
    void tagsTellNothingOfARequest() {
        template.request("tts:fake?voice=bruno&tenant=acme", exchange -> {
            exchange.getMessage().setBody("A secret text");
            exchange.getMessage().setHeader(TtsConstants.NO_STORE, true);
        });

        assertThat(meters.getMeters())
                .filteredOn(meter -> meter.getId().getName().startsWith("tts."))
                .isNotEmpty()
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.toString()).doesNotContain("bruno", "acme", "secret"))
                .flatExtracting(Meter.Id::getTags)
                .extracting("key")
                .isSubsetOf("camelContext", "engine", "outcome", "exception");
    }

    @Test
    void costIsWhatWasBooked() {
        speak("Hello, world");

        assertThat(count("tts.characters")).isEqualTo(12);
        assertThat(count("tts.cost")).isEqualTo(0.00018);
    }

    @Test
    void paidAudioThatCannotBePlayedIsCountedToo() {
        engine.speaking(request -> new Speech(new byte[] {1, 2, 3}, AudioFormat.WAV, 8000));

        speak("Hello");

        assertThat(synthesis("failure")).isEqualTo(1);
        assertThat(count("tts.characters")).isPositive();
    }

    @Test
    void callsUnderWayAndWaitingAreShownUntilTheComponentStops() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        engine.speaking(request -> {
            awaitQuietly(mayEnd);
            return FakeSpeechEngine.wav(request);
        });
        CompletableFuture<Exchange> first =
                template.asyncSend("tts:fake", e -> e.getMessage().setBody("One"));
        CompletableFuture<Exchange> second =
                template.asyncSend("tts:fake", e -> e.getMessage().setBody("Two"));

        Awaitility.await().untilAsserted(() -> {
            assertThat(gauge("tts.active")).isEqualTo(1);
            assertThat(gauge("tts.queue.depth")).isEqualTo(1);
        });
        mayEnd.countDown();
        first.join();
        second.join();
        assertThat(gauge("tts.queue.depth")).isZero();

        context.stop();
        assertThat(meters.find("tts.active").gauge()).isNull();
        assertThat(synthesis("success")).isEqualTo(2);
    }

    @Test
    void contextsThatShareARegistryHaveMetersOfTheirOwn() throws Exception {
        speak("Hello");
        try (CamelContext other = createCamelContext()) {
            bindToRegistry(other.getRegistry());
            other.start();
            other.createProducerTemplate().requestBody("tts:fake", "Hello there");
            assertThat(meters.find("tts.active").gauges()).hasSize(2);
        }

        assertThat(gauge("tts.active")).isZero();
        assertThat(meters.get("tts.characters")
                        .tag("camelContext", context.getName())
                        .counter()
                        .count())
                .isEqualTo(5);
        assertThat(meters.get("tts.characters").counters()).hasSize(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double gauge(String name) {
        return meters.get(name).tag("engine", "fake").gauge().value();
    }

    private long synthesis(String outcome) {
        return meters.get("tts.synthesis")
                .tags("engine", "fake", "outcome", outcome)
                .timer()
                .count();
    }

    private double count(String counter) {
        return meters.get(counter).tag("engine", "fake").counter().count();
    }

    private Exchange speak(String text) {
        return template.request("tts:fake", exchange -> exchange.getMessage().setBody(text));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getPropertiesComponent().addInitialProperty("tts.fake.maxConcurrent", "1");
        camel.getPropertiesComponent().addInitialProperty("tts.fake.pricePerMillionChars", "15");
        return camel;
    }

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        registry.bind("fake", engine);
        registry.bind("meters", meters);
    }
}
