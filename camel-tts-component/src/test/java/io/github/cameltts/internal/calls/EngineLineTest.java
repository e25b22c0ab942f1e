package io.github.cameltts.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.RateLimitedException.Limit;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineLineTest extends EngineLineTestSupport {

    @Test
    void aFailureThatMayPassIsTriedAgainAfterAPause() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of()), "Hello");

        engine.call(0).fail(down);

        assertThat(engine.count()).isEqualTo(1);
        assertThat(time.untilNext()).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
        time.advance(time.untilNext());
        engine.call(1).succeed();
        assertThat(answer.join().speech().audio()).isNotEmpty();
        assertThat(heard).hasSize(1);
    }

    @Test
    void pausesDoubleWithJitterAndStayUnderTenSeconds() {
        EngineLine line = line(Map.of("maxAttempts", "30", "retryDelay", "100ms"));
        CompletableFuture<BoughtSpeech> answer = speak(line, "Hello", Duration.ofHours(1));
        List<Long> pauses = new ArrayList<>();

        for (int i = 0; i < 29; i++) {
            engine.call(i).fail(down);
            Duration pause = time.untilNext();
            pauses.add(pause.toMillis());
            long base = 100L << Math.min(i, 20);
            assertThat(pause.toMillis()).isBetween(Math.min(base / 2, 10_000), Math.min(base * 3 / 2, 10_000));
            time.advance(pause);
        }
        engine.call(29).fail(down);

        assertThatThrownBy(answer::get).hasCause(down);
        assertThat(engine.count()).isEqualTo(30);
        assertThat(pauses.get(28)).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void pausesOfManyRequestsAreSpread() {
        EngineLine line = line(Map.of());
        for (int i = 0; i < 50; i++) {
            speak(line, "Hello");
        }
        for (int i = 0; i < 50; i++) {
            engine.call(i).fail(down);
        }

        assertThat(time.pending()).isEqualTo(50);
        time.advance(Duration.ofMillis(200));
        assertThat(engine.count()).isBetween(60, 90);
        time.advance(Duration.ofMillis(100));
        assertThat(engine.count()).isEqualTo(100);
    }

    @Test
    void theLastFailureIsTheAnswer() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of("maxAttempts", "2")), "Hello");

        engine.call(0).fail(down);
        time.advance(MINUTE.dividedBy(2));
        SpeechException last = new InvalidAudioException("no audio");
        engine.call(1).fail(last);

        assertThatThrownBy(answer::get).hasCause(last);
        assertThat(time.pending()).isZero();
    }

    @ParameterizedTest
    @MethodSource("hopelessFailures")
    void aFailureThatStaysIsNotTriedAgain(Throwable failure) {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of()), "Hello");

        engine.call(0).fail(failure);

        assertThatThrownBy(answer::get).hasCause(failure);
        assertThat(time.pending()).isZero();
        assertThat(ledger.cancelled).hasValue(1);
    }

    @Test
    void aProviderIsNotAskedAgainBeforeTheTimeThatItNames() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of()), "Hello");

        engine.call(0).fail(new RateLimitedException("busy", Optional.of(Duration.ofSeconds(7))));

        time.advance(Duration.ofMillis(6999));
        assertThat(engine.count()).isEqualTo(1);
        time.advance(Duration.ofMillis(1));
        assertThat(engine.count()).isEqualTo(2);
        assertThat(answer).isNotDone();
    }

    @Test
    void waitingForATurnAtTheProviderIsNoFailedAttempt() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of("maxAttempts", "1")), "Hello");

        for (int i = 0; i < 8; i++) {
            engine.call(i).fail(new RateLimitedException("five at once", Optional.empty(), Limit.CONCURRENCY));
            time.advance(time.untilNext());
        }
        engine.call(8).succeed();

        assertThat(answer).isCompleted();
    }

    @Test
    void noAttemptBeginsAfterTheDeadline() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of()), "Hello", Duration.ofSeconds(5));
        SpeechException busy = new RateLimitedException("busy", Optional.of(Duration.ofSeconds(5)));

        engine.call(0).fail(busy);

        assertThatThrownBy(answer::get).as("told at once, not at the deadline").hasCause(busy);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aTimeBeyondAllMeasureIsNotWaitedFor() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of()), "Hello");
        SpeechException busy = new RateLimitedException("busy", Optional.of(Duration.ofDays(3_000_000)));

        engine.call(0).fail(busy);

        assertThatThrownBy(answer::get).hasCause(busy);
    }

    @Test
    void timeInTheQueueCountsToo() {
        EngineLine line = line(Map.of("maxConcurrent", "1"));
        speak(line, "Long");
        CompletableFuture<BoughtSpeech> answer = speak(line, "Hello", Duration.ofSeconds(5));
        time.advance(Duration.ofMillis(4_950));
        engine.call(0).succeed();

        engine.call(1).fail(down);

        assertThatThrownBy(answer::get).hasCause(down);
        assertThat(engine.count()).isEqualTo(2);
    }

    @Test
    void whoWaitsForAnotherAttemptLetsOthersPass() {
        EngineLine line = line(Map.of("maxConcurrent", "1"));
        speak(line, "First");
        speak(line, "Second");

        engine.call(0).fail(down);

        assertThat(engine.texts()).containsExactly("First", "Second");
        assertThat(line.gate().active()).isEqualTo(1);
        engine.call(1).succeed();
        assertThat(line.gate().active()).isZero();
        time.advance(MINUTE.dividedBy(2));
        assertThat(engine.texts()).containsExactly("First", "Second", "First");
    }

    @Test
    void aFullQueueIsToldAtOnce() {
        EngineLine line = line(Map.of("maxConcurrent", "1", "maxQueue", "0"));
        speak(line, "First");

        CompletableFuture<BoughtSpeech> refused = speak(line, "Second");

        assertThatThrownBy(refused::get)
                .hasCauseInstanceOf(RateLimitedException.class)
                .hasMessageContaining("tts.fake.maxQueue");
        assertThat(ledger.opened).hasSize(1);
    }

    @Test
    void nothingIsRepeatedOnceAudioWasHandedOn() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of()), "Hello");

        engine.call(0).sink().accept(new byte[] {1, 2, 3});
        engine.call(0).fail(down);

        assertThatThrownBy(answer::get).hasCause(down);
        assertThat(time.pending()).isZero();
        assertThat(heard).hasSize(1);
    }

    @Test
    void audioOfAnAttemptThatIsOverIsNotHandedOn() {
        speak(line(Map.of()), "Hello");
        engine.call(0).fail(down);

        engine.call(0).sink().accept(new byte[] {6, 6, 6});

        assertThat(heard).isEmpty();
    }

    @Test
    void anEngineThatAnswersWithNothingIsAskedAgain() {
        CompletableFuture<BoughtSpeech> answer = speak(line(Map.of("maxAttempts", "3")), "Hello");

        engine.call(0).answer().complete(null);
        time.advance(time.untilNext());
        engine.call(1).answer().complete(new Speech(new byte[0], AudioFormat.WAV, 8000));
        time.advance(time.untilNext());
        engine.call(2).succeed();

        assertThat(answer).isCompleted();
        assertThat(ledger.cancelled).hasValue(2);
        assertThat(ledger.booked).hasSize(1);
    }

    @Test
    void cancelledInTheQueueInTheCallAndInThePauseItEndsThere() {
        EngineLine line = line(Map.of("maxConcurrent", "1"));
        CompletableFuture<BoughtSpeech> calling = speak(line, "Calling");
        CompletableFuture<BoughtSpeech> queued = speak(line, "Queued");
        queued.cancel(true);
        assertThat(line.gate().depth()).isZero();

        calling.cancel(true);
        assertThat(engine.call(0).answer()).isCancelled();
        assertThat(line.gate().active()).isZero();

        CompletableFuture<BoughtSpeech> pausing = speak(line, "Pausing");
        engine.call(1).fail(down);
        pausing.cancel(true);
        assertThat(time.pending()).isZero();
        time.advance(MINUTE);

        assertThat(engine.texts()).containsExactly("Calling", "Pausing");
        assertThat(ledger.opened).hasSize(2);
        assertThat(ledger.cancelled).hasValue(2);
    }

    @Test
    void cancellingStopsAnAttemptThatBeganBeforeItsTimerWasHeardOf() {
        CallTimer hasty = new CallTimer() {
            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public Future<?> after(Duration delay, Runnable work) {
                work.run();
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void close() {}
        };
        EngineLine line =
                new EngineLine("fake", 0, EngineTerms.DEFAULT, new EngineInvoker(executor), hasty, charge -> {});
        CompletableFuture<BoughtSpeech> answer = speak(line, "Hello");
        engine.call(0).fail(down);

        answer.cancel(true);

        assertThat(engine.call(1).answer()).isCancelled();
    }

    @Test
    void aBlockingEngineKeepsItsPlaceUntilItsThreadHasEnded() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        FakeSpeechEngine stubborn = new FakeSpeechEngine().speaking(request -> {
            awaitUninterruptibly(mayEnd);
            return FakeSpeechEngine.wav(request);
        });
        EngineLine line = line(Map.of("maxConcurrent", "1"));
        CompletableFuture<BoughtSpeech> answer = speak(line, stubborn, "Hello", MINUTE, ledger);
        Awaitility.await().until(() -> stubborn.calls() == 1);

        answer.cancel(true);
        assertThat(line.gate().active()).isEqualTo(1);
        mayEnd.countDown();

        Awaitility.await().until(() -> line.gate().active() == 0);
        assertThat(ledger.booked).as("it was spoken, so it is due").hasSize(1);
    }

    @Test
    void aBlockingEngineThatHasNoThreadYetIsNeverCalledOnceCancelled() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        executor.submit(() -> awaitUninterruptibly(mayEnd));
        executor.submit(() -> awaitUninterruptibly(mayEnd));
        FakeSpeechEngine blocking = new FakeSpeechEngine();
        EngineLine line = line(Map.of("maxConcurrent", "1"));

        speak(line, blocking, "Hello", MINUTE, ledger).cancel(true);

        assertThat(line.gate().active()).isZero();
        assertThat(ledger.cancelled).hasValue(1);
        mayEnd.countDown();
        CompletableFuture<BoughtSpeech> next = speak(line, blocking, "Next", MINUTE, ledger);
        assertThat(next.join().speech().audio()).isNotEmpty();
        assertThat(blocking.calls()).isEqualTo(1);
    }

    static List<Throwable> hopelessFailures() {
        return List.of(
                new QuotaExceededException("used up"),
                new InvalidSpeechRequestException("wrong"),
                new SpeechCancelledException("stopped"),
                new IllegalStateException("a bug"),
                new OutOfMemoryError("too much"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        for (boolean open = false; !open; ) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException e) {
                open = false;
            }
        }
    }
}
