package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Charge;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The way to one engine: its gate, its price and its rule for further attempts. Thread-safe. */
public final class EngineLine {

    private final EngineTerms terms;
    private final EngineInvoker invoker;
    private final CallTimer timer;
    private final EngineGate gate;
    private final RetryRule retries;
    private final Consumer<Charge> onDue;

    /**
     * @param engine the name under which the engine is found
     * @param maxConcurrent holds where the terms name no other bound, 0 for any number
     * @param onDue is told what each call costs, whatever becomes of its audio
     */
    public EngineLine(
            String engine,
            int maxConcurrent,
            EngineTerms terms,
            EngineInvoker invoker,
            CallTimer timer,
            Consumer<Charge> onDue) {
        this.terms = terms;
        this.invoker = invoker;
        this.timer = timer;
        gate = new EngineGate(
                engine,
                terms.maxConcurrent().orElse(maxConcurrent),
                terms.maxQueue(),
                Pace.of(engine, terms.ratePerSecond()),
                timer);
        retries = new RetryRule(engine, terms);
        this.onDue = onDue;
    }

    /**
     * Lets the engine speak, again after a failure that may pass, but never once audio was handed on.
     *
     * @param sink gets the audio as it arrives, in one piece from an engine that cannot stream;
     *     {@link AudioSink#NONE} where nobody listens before the end, and a call that breaks off may be made again
     * @return completes with the whole audio, or exceptionally with what the last attempt failed with; cancelling it
     *     stops whatever is going on
     */
    public CompletableFuture<BoughtSpeech> speak(EngineCall call, CallLimits limits, AudioSink sink) {
        Purchase purchase = new Purchase(call, terms, sink, onDue);
        return new Attempts<>(
                        gate,
                        timer,
                        retries.begin(),
                        () -> PaidCall.start(purchase, limits.ledger(), invoker),
                        purchase::isRepeatable,
                        limits.deadline())
                .start();
    }

    /** Where calls wait, to be looked at. */
    public EngineGate gate() {
        return gate;
    }
}
