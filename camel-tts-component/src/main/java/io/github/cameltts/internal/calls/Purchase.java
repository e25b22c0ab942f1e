package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Charge;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One request on its way through its attempts: what the listener got, and what a call costs. */
final class Purchase {

    private final EngineCall call;
    private final EngineTerms terms;
    private final AudioSink sink;
    private final AtomicBoolean handedOn = new AtomicBoolean();
    private final Consumer<Charge> onDue;

    /**
     * @param sink {@link AudioSink#NONE} where nobody listens, and a call that broke off may be made again
     * @param onDue is told what each call costs that has to be paid
     */
    Purchase(EngineCall call, EngineTerms terms, AudioSink sink, Consumer<Charge> onDue) {
        this.call = call;
        this.terms = terms;
        this.sink = sink;
        this.onDue = onDue;
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

    /** One call is due, whether it gave the whole audio or a part of it. */
    void pay(Charge charge) {
        onDue.accept(charge);
    }
}
