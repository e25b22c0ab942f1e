package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Charge;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on its way through its attempts: what the listener got, and what a call costs. */
final class Purchase {

    private final EngineCall call;
    private final EngineTerms terms;
    private final AudioSink sink;
    private final AtomicBoolean handedOn = new AtomicBoolean();

    /** @param sink {@link AudioSink#NONE} where nobody listens, and a call that broke off may be made again */
    Purchase(EngineCall call, EngineTerms terms, AudioSink sink) {
        this.call = call;
        this.terms = terms;
        this.sink = sink;
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
}
