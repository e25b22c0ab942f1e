package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Charge;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One request on its way through its attempts: what the listener got, and what is due for all of them together. */
final class Purchase {

    private final EngineCall call;
    private final EngineTerms terms;
    private final AudioSink sink;
    private final AtomicBoolean handedOn = new AtomicBoolean();
    private final Consumer<Charge> onDue;
    private final AtomicReference<Charge> due;

    /**
     * @param sink {@link AudioSink#NONE} where nobody listens, and a call that broke off may be made again
     * @param onDue is told what each attempt costs
     */
    Purchase(EngineCall call, EngineTerms terms, AudioSink sink, Consumer<Charge> onDue) {
        this.call = call;
        this.terms = terms;
        this.sink = sink;
        this.onDue = onDue;
        due = new AtomicReference<>(charge(0));
    }

    EngineCall call() {
        return call;
    }

    /** Whether another attempt would give the listener nothing twice. */
    boolean isRepeatable() {
        return !handedOn.get();
    }

    void handOn(byte[] chunk) {
        if (sink != AudioSink.NONE) {
            handedOn.set(true);
            sink.accept(chunk);
        }
    }

    Charge charge(long characters) {
        return new Charge(
                call.engineName(),
                call.model(),
                call.request().voice(),
                call.tenant(),
                characters,
                terms.costMicros(characters));
    }

    /** Adds what is due for one attempt. @return what is due for all so far */
    Charge add(Charge one) {
        onDue.accept(one);
        return due.updateAndGet(sum -> sum.plus(one));
    }
}
