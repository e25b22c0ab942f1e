package io.github.cameltts.engine.onnx.speech;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Computes the segments of one script side by side, a few ahead of what is needed, and hands their audio on in order. It
 * stops when its future is done in whatever way. Thread-safe.
 */
final class OrderedSpeech {

    /** Takes the audio of a segment. */
    @FunctionalInterface
    interface Listener {
        void accept(Segment segment, byte[] audio);
    }

    private static final class Slot {
        private final Segment segment;
        private Optional<byte[]> audio = Optional.empty();

        private Slot(Segment segment) {
            this.segment = segment;
        }
    }

    private final Script script;
    private final Function<Segment, byte[]> voice;
    private final Executor executor;
    private final int atFirst;
    private final int ahead;
    private final Listener listener;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Deque<Slot> window = new ArrayDeque<>();
    private Optional<Slot> first = Optional.empty();
    private boolean scriptEnded;
    private boolean hasBegun;

    /**
     * @param voice computes the samples of a segment
     * @param atFirst most segments that are computed at the same time until the first of them is there, so that it has
     *     the processor for itself
     * @param ahead the same later on, together with those that wait for one before them
     * @param listener gets the audio in order, by one thread at a time
     */
    OrderedSpeech(
            Script script,
            Function<Segment, byte[]> voice,
            Executor executor,
            int atFirst,
            int ahead,
            Listener listener) {
        this.script = script;
        this.voice = voice;
        this.executor = executor;
        this.atFirst = atFirst;
        this.ahead = ahead;
        this.listener = listener;
    }

    /** Completes when the listener has all the audio; cancelling it stops the work. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** Begins, and computes the first sentence on this thread: another one would have to be woken up for it. */
    void run() {
        goOn();
        first.ifPresent(this::compute);
    }

    private void goOn() {
        try {
            if (advance()) {
                done.complete(null);
            }
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }

    /** @return whether all audio was handed on */
    private synchronized boolean advance() {
        do {
            handOn();
            fill();
        } while (!done.isDone() && !window.isEmpty() && window.peek().audio.isPresent());
        return scriptEnded && window.isEmpty();
    }

    private void handOn() {
        while (!done.isDone() && !window.isEmpty() && window.peek().audio.isPresent()) {
            Slot slot = window.poll();
            hasBegun |= slot.segment instanceof Segment.Sentence;
            listener.accept(slot.segment, slot.audio.orElseThrow());
        }
    }

    private void fill() {
        while (!done.isDone() && !scriptEnded && window.size() < (hasBegun ? ahead : atFirst)) {
            Optional<Segment> next = script.next();
            if (next.isEmpty()) {
                scriptEnded = true;
                return;
            }
            Slot slot = new Slot(next.get());
            window.add(slot);
            if (slot.segment instanceof Segment.Pause) {
                slot.audio = Optional.of(voice.apply(slot.segment));
            } else if (first.isEmpty()) {
                first = Optional.of(slot);
            } else {
                executor.execute(() -> compute(slot));
            }
        }
    }

    private void compute(Slot slot) {
        if (done.isDone()) {
            return;
        }
        try {
            byte[] audio = voice.apply(slot.segment);
            synchronized (this) {
                slot.audio = Optional.of(audio);
            }
            goOn();
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }
}
