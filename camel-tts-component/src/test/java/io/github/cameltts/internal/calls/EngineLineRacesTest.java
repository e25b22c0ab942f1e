package io.github.cameltts.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever ends a call, and whoever is faster: places come back, and every entry is closed once. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineLineRacesTest {

    private static final int REQUESTS = 10_000;
    private static final int PLACES = 7;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final CallTimer timer = CallTimer.on(Executors.defaultThreadFactory());
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final FakeLedger ledger = new FakeLedger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.close();
    }

    @Test
    void tenThousandRequestsOfAllFatesLeaveNothingBehind() throws Exception {
        EngineTerms terms = new EngineTerms(
                OptionalInt.of(PLACES),
                REQUESTS,
                EngineTerms.DEFAULT.ratePerSecond(),
                3,
                Duration.ofMillis(1),
                EngineTerms.DEFAULT.pricePerMillionChars());
        EngineLine line = new EngineLine("fake", 0, terms, new EngineInvoker(threads), timer, due -> {});
        List<CompletableFuture<List<CompletableFuture<BoughtSpeech>>>> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Random fate = new Random(i);
            senders.add(CompletableFuture.supplyAsync(() -> send(line, fate, REQUESTS / 4)));
        }

        for (CompletableFuture<List<CompletableFuture<BoughtSpeech>>> sender : senders) {
            for (CompletableFuture<BoughtSpeech> answer : sender.join()) {
                answer.handle((speech, failure) -> "over").get(30, TimeUnit.SECONDS);
            }
        }

        Awaitility.await().until(() -> line.gate().active() == 0 && line.gate().depth() == 0);
        assertThat(mostUnderWay.get()).isBetween(2, PLACES);
        assertThat(ledger.booked).isNotEmpty();
        assertThat(ledger.cancelled).hasPositiveValue();
        assertThat(ledger.closedTwice).hasValue(0);
        assertThat(ledger.booked.size() + ledger.cancelled.get()).isEqualTo(ledger.opened.size());
    }

    private List<CompletableFuture<BoughtSpeech>> send(EngineLine line, Random fate, int count) {
        List<CompletableFuture<BoughtSpeech>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SpeechRequest request = SpeechRequest.of("Text " + i, "alice", "en-US", AudioFormat.WAV, 8000);
            EngineCall call = new EngineCall(new FickleEngine(fate.nextInt()), request, "fake", "", "");
            Duration patience = fate.nextInt(10) == 0 ? Duration.ofMillis(fate.nextInt(20)) : Duration.ofMinutes(1);
            CompletableFuture<BoughtSpeech> answer = line.speak(call, CallLimits.within(patience, ledger), chunk -> {});
            answers.add(answer);
            switch (fate.nextInt(6)) {
                case 0 -> answer.cancel(true);
                case 1 -> timer.after(Duration.ofNanos(fate.nextInt(3_000_000)), () -> answer.cancel(true));
                default -> Thread.onSpinWait();
            }
        }
        return answers;
    }

    /** Counts as under way until just before it is known that it is not. */
    private final class Answer extends CompletableFuture<Speech> {

        private final AtomicBoolean left = new AtomicBoolean();

        void leave() {
            if (left.compareAndSet(false, true)) {
                underWay.decrementAndGet();
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            leave();
            return super.cancel(mayInterrupt);
        }
    }

    /** Answers at once or later, well or badly, as chance has it. */
    private final class FickleEngine extends FakeSpeechEngine implements StreamingSpeechEngine {

        private final Random fate;

        FickleEngine(int seed) {
            fate = new Random(seed);
        }

        @Override
        public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
            if (fate.nextInt(20) == 0) {
                throw new IllegalStateException("crashed");
            }
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Answer answer = new Answer();
            int kind = fate.nextInt(10);
            if (fate.nextBoolean()) {
                end(answer, request, sink, kind);
            } else {
                timer.after(Duration.ofNanos(fate.nextInt(500_000)), () -> end(answer, request, sink, kind));
            }
            return answer;
        }

        private void end(Answer answer, SpeechRequest request, AudioSink sink, int kind) {
            answer.leave();
            switch (kind) {
                case 0 -> answer.completeExceptionally(new EngineUnavailableException("down"));
                case 1 -> answer.completeExceptionally(new InvalidSpeechRequestException("wrong"));
                case 2 ->
                    answer.completeExceptionally(new RateLimitedException("busy", Optional.of(Duration.ofMillis(2))));
                case 3 -> answer.complete(null);
                case 4 -> {
                    sink.accept(new byte[] {1});
                    answer.completeExceptionally(new EngineUnavailableException("broke off"));
                }
                default -> {
                    Speech speech = FakeSpeechEngine.wav(request);
                    sink.accept(speech.audio());
                    answer.complete(speech);
                }
            }
        }

        @Override
        public Speech synthesize(SpeechRequest request) {
            throw new AssertionError("The component waits for nobody");
        }
    }
}
