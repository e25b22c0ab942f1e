package io.github.cameltts.internal.calls;

import io.github.cameltts.internal.observe.LogContext;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechLedger;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of an engine and its entry in the ledger, which is closed exactly once: booked when there was audio, whether
 * or not it came to its end, cancelled when there was none.
 */
final class PaidCall {

    private static final Logger LOG = LoggerFactory.getLogger(PaidCall.class);

    /** More than any text has; what it costs at the highest price that can be set still fits into the books. */
    private static final long MOST_CHARACTERS = 1_000_000_000;

    private final Purchase purchase;
    private final Charge estimate;
    private final LedgerEntry entry;
    private final AttemptSink sink;
    private final CompletableFuture<BoughtSpeech> bought = new CompletableFuture<>();

    private PaidCall(Purchase purchase, SpeechLedger ledger) {
        this.purchase = purchase;
        sink = new AttemptSink(purchase::handOn);
        EngineCall call = purchase.call();
        estimate = purchase.charge(call.engine().billableCharacters(call.request()));
        entry = LedgerEntry.open(ledger, estimate);
    }

    /** @throws io.github.cameltts.spi.BudgetExceededException when the ledger does not allow it; nothing was called */
    static RunningCall<BoughtSpeech> start(Purchase purchase, SpeechLedger ledger, EngineInvoker invoker) {
        PaidCall paid = new PaidCall(purchase, ledger);
        EngineCall call = purchase.call();
        RunningCall<Speech> speaking = invoker.call(call.engine(), call.request(), paid.sink);
        speaking.outcome().whenComplete(LogContext.current().around(paid::settle));
        return new RunningCall<>(paid.bought, speaking.stop());
    }

    private void settle(Speech speech, Throwable failure) {
        boolean heard = sink.close();
        if (failure == null && speech != null && speech.audio().length > 0) {
            Charge due = due(speech.billedCharacters());
            book(due);
            bought.complete(new BoughtSpeech(speech, due));
            return;
        }
        if (heard) {
            book(due(sink.billed()));
        } else {
            entry.cancel();
        }
        bought.completeExceptionally(
                failure == null
                        ? new InvalidAudioException(
                                "The engine '" + purchase.call().engineName() + "' returned no audio.")
                        : unwrapped(failure));
    }

    private Charge due(OptionalLong counted) {
        if (counted.isEmpty()) {
            return estimate;
        }
        long characters = counted.getAsLong();
        if (characters < 0 || characters > MOST_CHARACTERS) {
            LOG.warn(
                    "The provider of '{}' counted {} characters, which no text has; the estimate of {} is booked",
                    estimate.engine(),
                    characters,
                    estimate.characters());
            return estimate;
        }
        return purchase.charge(characters);
    }

    private void book(Charge due) {
        entry.book(due);
        purchase.pay(due);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
