package io.github.cameltts.engine.onnx.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.engine.onnx.speech.Segment.Sentence;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedSpeechTest {

    private static final int SENTENCES = 40;

    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void whatIsComputedOutOfOrderComesOutInOrder() throws Exception {
        CountDownLatch thirdIsThere = new CountDownLatch(1);

        started(speech(1, 8, number -> {
                    if (number == 3) {
                        thirdIsThere.countDown();
                    } else if (number == 1) {
                        waitFor(thirdIsThere); // the second sentence takes longer than the fourth
                    }
                }))
                .get(30, TimeUnit.SECONDS);

        assertThat(heard).isEqualTo(IntStream.range(0, SENTENCES).boxed().toList());
    }

    @Test
    void theFirstSentenceWakesNobodyUp() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        OrderedSpeech speech = speech(1, 8, number -> threads.add(Thread.currentThread()));

        speech.run();

        assertThat(threads.get(0)).isEqualTo(Thread.currentThread());
        speech.done().get(30, TimeUnit.SECONDS);
        assertThat(threads).hasSize(SENTENCES);
    }

    @Test
    void nothingIsComputedBesideTheFirstSentence() throws Exception {
        AtomicInteger started = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);

        CompletableFuture<Void> speaking = started(speech(1, 8, number -> {
            started.incrementAndGet();
            if (number == 0) {
                waitFor(go);
            }
        }));

        await().during(Duration.ofMillis(100)).until(() -> started.get() == 1);
        go.countDown();
        speaking.get(30, TimeUnit.SECONDS);
        assertThat(started).hasValue(SENTENCES);
    }

    @Test
    void noMoreIsComputedThanWhatIsAllowedAhead() {
        AtomicInteger started = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);

        CompletableFuture<Void> speaking = started(speech(1, 3, number -> {
            started.incrementAndGet();
            if (number == 1) {
                waitFor(go); // what follows may be computed, and waits
            }
        }));

        await().until(() -> started.get() == 4);
        await().during(Duration.ofMillis(100)).until(() -> started.get() == 4);
        assertThat(heard).containsExactly(0);
        go.countDown();
        assertThat(speaking).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void theFirstFailureEndsIt() {
        CompletableFuture<Void> speaking = started(speech(1, 4, number -> {
            if (number == 5) {
                throw new IllegalStateException("broken");
            }
        }));

        assertThatThrownBy(() -> speaking.get(30, TimeUnit.SECONDS)).hasMessageContaining("broken");
        assertThat(heard).doesNotContain(5, 6);
    }

    @Test
    void afterItWasCancelledNothingIsComputedOrHeard() {
        AtomicInteger started = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Void> speaking = started(speech(1, 4, number -> {
            started.incrementAndGet();
            if (number == 2) {
                waitFor(go);
            }
        }));
        await().until(() -> started.get() == 6);

        speaking.cancel(false);
        go.countDown();

        await().during(Duration.ofMillis(100)).until(() -> started.get() == 6);
        assertThat(heard).containsExactly(0, 1);
    }

    private CompletableFuture<Void> started(OrderedSpeech speech) {
        workers.execute(speech::run);
        return speech.done();
    }

    private interface Step {
        void compute(int number);
    }

    private OrderedSpeech speech(int atFirst, int ahead, Step step) {
        Frontend numbers = new Frontend() {
            @Override
            public String id() {
                return "numbers";
            }

            @Override
            public List<long[]> sentences(String text) {
                return IntStream.range(0, SENTENCES)
                        .mapToObj(i -> new long[] {i})
                        .toList();
            }
        };
        Script script = new Script(SpeechRequest.of("Go.", "", "", AudioFormat.PCM, 0), "", numbers, 0);
        return new OrderedSpeech(
                script,
                segment -> {
                    int number = (int) ((Sentence) segment).ids()[0];
                    step.compute(number);
                    return new byte[] {(byte) number};
                },
                workers,
                atFirst,
                ahead,
                (segment, audio) -> heard.add((int) audio[0]));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
