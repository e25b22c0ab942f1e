package io.github.cameltts.routes;

import io.github.cameltts.spi.SpeechCancelledException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Cuts long work into short slices with pauses between them, so that whoever reads meanwhile does not wait. One thread. */
public final class Pace {

    private static final int MOST_ROWS = 100;
    private static final long SLICE_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PAUSE_MILLIS = 50;

    private final BooleanSupplier goOn;
    private int rows = MOST_ROWS;
    private int taken;
    private long sliceStarted = System.nanoTime();

    /** @param goOn asked before each slice */
    public Pace(BooleanSupplier goOn) {
        this.goOn = goOn;
    }

    /** How much the next slice may take. */
    public int rows() {
        return rows;
    }

    /** Notes that one file is done, and ends the slice where that is enough. */
    public void step() {
        if (++taken >= rows || sliceIsOver()) {
            endSlice();
        }
    }

    /**
     * Pauses. A slice that took too long makes the next one smaller.
     *
     * @throws SpeechCancelledException when there is to be no next slice
     */
    public void endSlice() {
        rows = sliceIsOver() ? Math.max(1, rows / 2) : Math.min(MOST_ROWS, rows * 2);
        taken = 0;
        if (!goOn.getAsBoolean()) {
            throw stopped();
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
        sliceStarted = System.nanoTime();
    }

    private boolean sliceIsOver() {
        return System.nanoTime() - sliceStarted > SLICE_NANOS;
    }

    private static SpeechCancelledException stopped() {
        return new SpeechCancelledException(
                "The work was stopped half-way. What was not removed by then is still there.");
    }
}
