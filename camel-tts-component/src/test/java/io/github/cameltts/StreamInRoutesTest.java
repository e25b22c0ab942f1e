package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeStreamingEngine.Take;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A stream on its way through routes. */
class StreamInRoutesTest extends StreamingTestSupport {

    @Test
    void laterStepsAndRoutesDoNotHoldTheFirstByteBack() throws IOException {
        CompletableFuture<Exchange> answer = speak("direct:outer", "Hello");
        Take take = engine.next().send(HEADER);

        SpeechStream stream = stream(answer.join());

        assertThat(stream.readNBytes(HEADER)).hasSize(HEADER);
        take.finish();
        assertThat(stream.readAllBytes()).hasSize(take.audio().length - HEADER);
    }

    @Test
    void aStepThatReadsTheWholeLeavesItToTheNext() {
        CompletableFuture<Exchange> answer = speak("direct:twice", "Hello");
        Take take = engine.next().send(HEADER);
        Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        take.finish();

        assertThat(answer.join().getMessage().getHeader("once", byte[].class)).isEqualTo(take.audio());
        assertThat(answer.join().getMessage().getBody(byte[].class)).isEqualTo(take.audio());
    }

    @Test
    void branchesOfARouteReadEachForItself() {
        CompletableFuture<Exchange> answer = speak("direct:branches", "Hello");
        Take take = engine.next().send(HEADER);
        Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        take.finish();

        byte[] twice = answer.join().getMessage().getBody(byte[].class);
        assertThat(twice)
                .hasSize(2 * take.audio().length)
                .startsWith(take.audio())
                .endsWith(take.audio());
    }

    @Test
    void routesThatReadSlowStreamsToTheirEndDoNotHoldOthersUp() {
        List<CompletableFuture<Exchange>> reading = new ArrayList<>();
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            reading.add(speak("direct:read", "Slow " + i));
            takes.add(engine.next().send(HEADER));
        }
        CompletableFuture<Exchange> whole = speak("tts:fake", "Fast");
        engine.next().finish();

        assertThat(whole).succeedsWithin(Duration.ofSeconds(5));
        assertThat(reading).noneMatch(CompletableFuture::isDone);
        takes.forEach(Take::finish);
        assertThat(reading)
                .allSatisfy(read -> assertThat(read.join().getMessage().getBody(Integer.class))
                        .isEqualTo(takes.get(0).audio().length));
    }

    @Test
    void fiveHundredSlowStreamsNeedFewThreads() {
        int threadsBefore = Thread.activeCount();
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(speak(STREAM, "Number " + i));
        }
        List<Take> takes =
                Stream.generate(() -> engine.next().send(HEADER)).limit(500).toList();
        List<FakeListener> listeners = answers.stream()
                .map(answer -> {
                    FakeListener listener = FakeListener.eager();
                    stream(answer.join()).subscribe(listener);
                    return listener;
                })
                .toList();

        assertThat(listeners).allMatch(listener -> listener.heard().length == HEADER);
        assertThat(Thread.activeCount() - threadsBefore).isLessThanOrEqualTo(64);
        takes.forEach(Take::finish);
        Map<Integer, Long> lengths = listeners.stream()
                .collect(Collectors.groupingBy(listener -> listener.end().join().length, Collectors.counting()));
        assertThat(lengths).containsExactly(Map.entry(takes.get(0).audio().length, 500L));
    }

    private static Exchange joined(Exchange first, Exchange second) {
        if (first != null) {
            byte[] both = ByteBuffer.allocate(2 * second.getMessage().getBody(byte[].class).length)
                    .put(first.getMessage().getBody(byte[].class))
                    .put(second.getMessage().getBody(byte[].class))
                    .array();
            second.getMessage().setBody(both);
        }
        return second;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer").to("direct:inner").setHeader("step").constant("after");
                from("direct:inner")
                        .to(STREAM)
                        .process(e -> {})
                        .setHeader("step")
                        .constant("inner");
                from("direct:twice").to(STREAM).process(e -> e.getMessage()
                        .setHeader("once", e.getMessage().getBody(byte[].class)));
                from("direct:branches")
                        .to(STREAM)
                        .multicast((first, second) -> joined(first, second))
                        .parallelProcessing()
                        .to("direct:branch", "direct:branch");
                from("direct:branch").convertBodyTo(byte[].class);
                from("direct:read").to(STREAM).process(e -> e.getMessage()
                        .setBody(e.getMessage().getBody(byte[].class).length));
            }
        };
    }
}
