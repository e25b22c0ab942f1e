package io.github.cameltts.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechLedger;
import io.github.cameltts.spi.SpeechStorageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each call of an engine does to the account. */
class EngineLineLedgerTest extends EngineLineTestSupport {

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
}
