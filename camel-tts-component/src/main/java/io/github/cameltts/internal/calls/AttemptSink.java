package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.AudioSink;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** Hands audio of one attempt on, remembers whether there was any, and lets nothing through once the attempt is over. */
final class AttemptSink implements AudioSink {

    private enum State {
        SILENT,
        HEARD,
        CLOSED
    }

    private final AudioSink next;
    private volatile OptionalLong billed = OptionalLong.empty();
    private final AtomicReference<State> state = new AtomicReference<>(State.SILENT);

    AttemptSink(AudioSink next) {
        this.next = next;
    }

    @Override
    public void accept(byte[] chunk) {
        if (state.compareAndSet(State.SILENT, State.HEARD) || state.get() == State.HEARD) {
            next.accept(chunk);
        }
    }

    @Override
    public void billed(long characters) {
        billed = OptionalLong.of(characters);
    }

    /** What the provider said that it charges, empty when it did not. */
    OptionalLong billed() {
        return billed;
    }

    /** @return whether audio was handed on */
    boolean close() {
        return state.getAndSet(State.CLOSED) == State.HEARD;
    }
}
