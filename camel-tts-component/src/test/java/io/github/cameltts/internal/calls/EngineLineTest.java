package io.github.cameltts.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.RateLimitedException.Limit;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechLedger;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SpeechStorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineLineTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final SpeechException down = new EngineUnavailableException("The fake is down. Start it.");

    private final VirtualTime time = new VirtualTime();
    private final FakeRemoteEngine engine = new FakeRemoteEngine();
    private final FakeLedger ledger = new FakeLedger();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<byte[]> heard = new ArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

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

    static List<Throwable> hopelessFailures() {
        return List.of(
                new QuotaExceededException("used up"),
                new InvalidSpeechRequestException("wrong"),
                new SpeechCancelledException("stopped"),
                new IllegalStateException("a bug"),
                new OutOfMemoryError("too much"));
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
    void eachSuccessIsBookedWithWhatTheProviderCounted() {
        EngineLine line = line(Map.of("pricePerMillionChars", "15.5"));
        CompletableFuture<BoughtSpeech> counted = speak(line, "Hello");
        CompletableFuture<BoughtSpeech> silent = speak(line, "Hello");
        Speech speech = FakeSpeechEngine.wav(engine.call(0).request());
        engine.call(0)
                .answer()
                .complete(new Speech(speech.audio(), speech.format(), 8000, Optional.empty(), OptionalLong.of(7)));
        engine.call(1).succeed();

        Charge seven = new Charge("fake", "m1", "alice", "acme", 7, 109);
        Charge five = new Charge("fake", "m1", "alice", "acme", 5, 78);
        assertThat(counted.join().charge()).isEqualTo(seven);
        assertThat(silent.join().charge()).isEqualTo(five);
        assertThat(ledger.opened).containsExactly(five, five);
        assertThat(ledger.booked).containsExactly(seven, five);
        assertThat(ledger.cancelled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 1_000_000_001, -1})
    void aCountThatNoTextHasIsNotBelieved(long counted) {
        EngineLine line = line(Map.of("pricePerMillionChars", "15", "maxConcurrent", "1"));
        CompletableFuture<BoughtSpeech> answer = speak(line, "Hello");

        Speech speech = FakeSpeechEngine.wav(engine.call(0).request());
        engine.call(0)
                .answer()
                .complete(
                        new Speech(speech.audio(), speech.format(), 8000, Optional.empty(), OptionalLong.of(counted)));

        assertThat(answer)
                .isCompletedWithValueMatching(bought -> bought.charge().characters() == 5);
        assertThat(line.gate().active()).isZero();
        assertThat(ledger.booked).containsExactly(new Charge("fake", "m1", "alice", "acme", 5, 75));
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
    void everyAttemptHasItsOwnEntry() {
        speak(line(Map.of()), "Hello");

        engine.call(0).fail(down);
        time.advance(time.untilNext());
        engine.call(1).succeed();

        assertThat(ledger.opened).hasSize(2);
        assertThat(ledger.cancelled).hasValue(1);
        assertThat(ledger.booked).hasSize(1);
    }

    @Test
    void whereNobodyListensAnAnswerThatBreaksOffIsBoughtAgainAndBothAreDue() {
        CompletableFuture<BoughtSpeech> answer = line(Map.of("pricePerMillionChars", "10"))
                .speak(call(engine, "Hello"), within(MINUTE, ledger), AudioSink.NONE);
        engine.call(0).sink().accept(new byte[] {1});
        engine.call(0).fail(down);
        time.advance(time.untilNext());
        engine.call(1).succeed();

        assertThat(answer.join().charge()).isEqualTo(new Charge("fake", "m1", "alice", "acme", 5, 50));
        assertThat(ledger.booked).extracting(Charge::characters).containsExactly(5L, 5L);
    }

    @Test
    void audioThatBreaksOffIsDueAllTheSame() {
        speak(line(Map.of()), "Hello");
        CompletableFuture<BoughtSpeech> given = speak(line(Map.of()), "Given up");

        engine.call(0).sink().accept(new byte[] {1});
        engine.call(0).fail(down);
        engine.call(1).sink().accept(new byte[] {1});
        given.cancel(true);

        assertThat(ledger.booked).extracting(Charge::characters).containsExactly(5L, 8L);
        assertThat(ledger.cancelled).hasValue(0);
    }

    @Test
    void audioThatBreaksOffIsDueWithWhatTheProviderSaidBefore() {
        speak(line(Map.of("pricePerMillionChars", "10")), "Hello");

        engine.call(0).sink().billed(12);
        engine.call(0).sink().accept(new byte[] {1});
        engine.call(0).fail(down);

        assertThat(ledger.booked).containsExactly(new Charge("fake", "m1", "alice", "acme", 12, 120));
    }

    @Test
    void aUsedUpBudgetMakesNoCallAndKeepsNoPlace() {
        ledger.allowing(1);
        EngineLine line = line(Map.of("maxConcurrent", "1"));
        speak(line, "First");
        CompletableFuture<BoughtSpeech> second = speak(line, "Second");

        engine.call(0).succeed();

        assertThatThrownBy(second::get)
                .hasCauseInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("tts.fake.budgetPerDay");
        assertThat(engine.count()).isEqualTo(1);
        assertThat(line.gate().active()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void ledgerThatCannotTellWhetherThereIsMoneyRefusesTheCall() {
        SpeechLedger closed = estimate -> {
            throw new SpeechStorageException("The account cannot be read.");
        };

        CompletableFuture<BoughtSpeech> answer =
                speak(line(Map.of("maxAttempts", "1")), engine, "Hello", MINUTE, closed);

        assertThat(answer)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(SpeechStorageException.class);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void aLedgerThatFailsCostsNobodyTheAudio() {
        SpeechLedger broken = estimate -> {
            throw new IllegalStateException("disk full");
        };
        SpeechLedger halfBroken = estimate -> new SpeechLedger.Entry() {
            @Override
            public void book(Charge charge) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public void cancel() {
                throw new IllegalStateException("disk full");
            }
        };
        SpeechLedger empty = estimate -> null;

        for (SpeechLedger each : List.of(broken, halfBroken, empty)) {
            CompletableFuture<BoughtSpeech> answer = speak(line(Map.of()), engine, "Hello", MINUTE, each);
            engine.call(engine.count() - 1).fail(down);
            time.advance(time.untilNext());
            engine.call(engine.count() - 1).succeed();
            assertThat(answer).isCompleted();
        }
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

    private EngineLine line(Map<String, String> settings) {
        EngineTerms terms = TermsReader.read(
                "fake", name -> Optional.ofNullable(settings.get(name.substring("tts.fake.".length()))));
        return new EngineLine("fake", 0, terms, new EngineInvoker(executor), time, due -> {});
    }

    private CompletableFuture<BoughtSpeech> speak(EngineLine line, String text) {
        return speak(line, text, MINUTE);
    }

    private CompletableFuture<BoughtSpeech> speak(EngineLine line, String text, Duration timeout) {
        return speak(line, engine, text, timeout, ledger);
    }

    private CompletableFuture<BoughtSpeech> speak(
            EngineLine line, SpeechEngine speaker, String text, Duration timeout, SpeechLedger books) {
        return line.speak(call(speaker, text), within(timeout, books), heard::add);
    }

    private static EngineCall call(SpeechEngine speaker, String text) {
        SpeechRequest request = SpeechRequest.of(text, "alice", "en-US", AudioFormat.WAV, 8000);
        return new EngineCall(speaker, request, "fake", "m1", "acme");
    }

    private CallLimits within(Duration timeout, SpeechLedger books) {
        return new CallLimits(books, time.nanoTime() + timeout.toNanos());
    }
}
