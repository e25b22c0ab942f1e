package io.github.cameltts.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechTimeoutException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineGateTest {

    private static final long FAR = Duration.ofDays(1).toNanos();
    private static final Pace ANY = () -> 0;

    private final VirtualTime time = new VirtualTime();
    private final List<String> started = new ArrayList<>();
    private final List<CompletableFuture<String>> works = new ArrayList<>();
    private int stopped;

    @Test
    void callsWaitInTheOrderInWhichTheyCame() {
        EngineGate gate = gate(1, 100);
        List<String> names = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        names.forEach(name -> submit(gate, name));

        for (int i = 0; i < names.size(); i++) {
            works.get(i).complete("audio");
        }

        assertThat(started).isEqualTo(names);
    }

    @Test
    void neverMoreThanSoManyAreUnderWay() {
        EngineGate gate = gate(3, 100);
        IntStream.range(0, 10).forEach(i -> submit(gate, "call " + i));

        assertThat(started).hasSize(3);
        assertThat(gate.active()).isEqualTo(3);
        assertThat(gate.depth()).isEqualTo(7);

        works.get(1).complete("audio");

        assertThat(started).hasSize(4);
        assertThat(gate.active()).isEqualTo(3);
        assertThat(gate.depth()).isEqualTo(6);
    }

    @Test
    void zeroMeansThatAnyNumberMayBeUnderWay() {
        EngineGate gate = gate(0, 0);

        IntStream.range(0, 5000).forEach(i -> submit(gate, "call"));

        assertThat(gate.active()).isEqualTo(5000);
    }

    @Test
    void oneMoreThanTheQueueHoldsIsRefusedAtOnce() {
        EngineGate gate = gate(1, 2);
        IntStream.range(0, 3).forEach(i -> submit(gate, "call " + i));

        RateLimitedException refused =
                catchThrowableOfType(RateLimitedException.class, () -> submit(gate, "one too many"));

        assertThat(refused).hasMessageContaining("tts.fake.maxQueue");
        assertThat(refused.retryable()).isTrue();
        works.get(0).complete("audio");
        assertThat(submit(gate, "later")).isNotDone();
    }

    @Test
    void whoIsCancelledLeavesTheQueueAtOnceAndIsNeverCalled() {
        EngineGate gate = gate(1, 2);
        submit(gate, "first");
        CompletableFuture<String> second = submit(gate, "second");
        submit(gate, "third");

        second.cancel(true);

        assertThat(gate.depth()).isEqualTo(1);
        assertThat(time.pending()).isEqualTo(1);
        works.get(0).complete("audio");
        assertThat(started).containsExactly("first", "third");
    }

    @Test
    void whoseTimeIsUpLeavesTheQueueAtOnceAndIsNeverCalled() {
        EngineGate gate = gate(1, 2);
        submit(gate, "first");
        CompletableFuture<String> second = gate.submit(() -> run("second"), time.nanoTime() + 1_000);

        time.advance(Duration.ofNanos(1_000));

        assertThat(gate.depth()).isZero();
        assertThatThrownBy(second::get).hasCauseInstanceOf(SpeechTimeoutException.class);
        works.get(0).complete("audio");
        assertThat(started).containsExactly("first");
        assertThat(gate.active()).isZero();
    }

    @Test
    void nothingBeginsAfterItsDeadline() {
        CompletableFuture<String> late = gate(1, 2).submit(() -> run("late"), time.nanoTime());

        assertThatThrownBy(late::get).hasCauseInstanceOf(SpeechTimeoutException.class);
        assertThat(started).isEmpty();
    }

    @Test
    void cancellingACallStopsItAndGivesItsPlaceAway() {
        EngineGate gate = gate(1, 2);
        CompletableFuture<String> first = submit(gate, "first");
        submit(gate, "second");

        first.cancel(true);

        assertThat(stopped).isEqualTo(1);
        assertThat(started).containsExactly("first", "second");
        assertThat(gate.active()).isEqualTo(1);
    }

    @Test
    void aStoppedCallKeepsItsPlaceUntilItHasReallyEnded() {
        EngineGate gate = gate(1, 2);
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<String> first = gate.submit(() -> new RunningCall<>(slow, () -> stopped++), FAR);

        first.cancel(true);

        assertThat(stopped).isEqualTo(1);
        assertThat(gate.active()).isEqualTo(1);
        slow.complete("audio that nobody wants");
        assertThat(gate.active()).isZero();
    }

    @Test
    void aCallThatFailsOrCannotEvenBeginGivesItsPlaceBack() {
        EngineGate gate = gate(1, 2);
        CompletableFuture<String> broken = gate.submit(
                () -> {
                    throw new LinkageError("no such library");
                },
                FAR);
        CompletableFuture<String> failing = submit(gate, "failing");
        works.get(0).completeExceptionally(new IllegalStateException("down"));

        assertThatThrownBy(broken::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(LinkageError.class);
        assertThatThrownBy(failing::get).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(gate.active()).isZero();
    }

    @Test
    void aLongQueueOfCallsThatEndAtOnceNeedsNoDeepStack() {
        EngineGate gate = gate(1, 20_000);
        submit(gate, "first");
        List<CompletableFuture<String>> all = Stream.generate(() ->
                        gate.submit(() -> new RunningCall<>(CompletableFuture.completedFuture("audio"), () -> {}), FAR))
                .limit(20_000)
                .toList();

        works.get(0).complete("audio");

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(gate.active()).isZero();
    }

    @Test
    void aRateSpreadsCallsWithoutHoldingAPlace() {
        EngineGate gate = new EngineGate("fake", 10, 100, everySecond(), time);
        IntStream.range(0, 3).forEach(i -> submit(gate, "call " + i));

        assertThat(gate.active()).isEqualTo(1);
        assertThat(gate.depth()).isEqualTo(2);

        time.advance(Duration.ofMillis(999));
        assertThat(started).hasSize(1);
        time.advance(Duration.ofMillis(1));
        assertThat(started).hasSize(2);
        time.advance(Duration.ofSeconds(1));
        assertThat(started).hasSize(3);
    }

    @Test
    void aPermissionThatNobodyTookIsNotLost() {
        EngineGate gate = new EngineGate("fake", 10, 100, everySecond(), time);
        submit(gate, "first");
        submit(gate, "gives up").cancel(true);
        time.advance(Duration.ofSeconds(5));

        submit(gate, "second");

        assertThat(started).containsExactly("first", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "2", "250"})
    void theRateOfTheLibraryIsTheOneThatWasSet(String perSecond) {
        Pace pace = Pace.of("fake", new BigDecimal(perSecond));

        long waits = IntStream.range(0, 21).mapToLong(i -> pace.reserve()).max().orElseThrow();

        double seconds = 20 / Double.parseDouble(perSecond);
        assertThat(waits / 1e9).isBetween(seconds * 0.9 - 0.2, seconds);
    }

    /** One each second, by the virtual clock. */
    private Pace everySecond() {
        long[] next = new long[1];
        return () -> {
            long wait = Math.max(0, next[0] - time.nanoTime());
            next[0] = Math.max(next[0], time.nanoTime()) + Duration.ofSeconds(1).toNanos();
            return wait;
        };
    }

    private EngineGate gate(int maxConcurrent, int maxQueue) {
        return new EngineGate("fake", maxConcurrent, maxQueue, ANY, time);
    }

    private CompletableFuture<String> submit(EngineGate gate, String name) {
        return gate.submit(() -> run(name), FAR);
    }

    private RunningCall<String> run(String name) {
        CompletableFuture<String> work = new CompletableFuture<>();
        started.add(name);
        works.add(work);
        return new RunningCall<>(work, () -> {
            if (work.cancel(true)) {
                stopped++;
            }
        });
    }
}
