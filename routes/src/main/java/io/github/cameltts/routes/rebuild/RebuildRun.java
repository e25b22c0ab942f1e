package io.github.cameltts.routes.rebuild;

import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.SpeechException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** One rebuild on its way: what is left to buy, and how it went so far. One thread at a time. */
final class RebuildRun implements Iterator<LostAsset> {

    /** An engine that fails this often in a row will fail for the rest as well. */
    private static final int MOST_FAILURES_IN_A_ROW = 5;

    private final List<LostAsset> lost;
    private final Iterator<LostAsset> speech;
    private final long maxCostMicros;
    private LostAsset next;
    private long rebuilt;
    private long spentMicros;
    private long underWayMicros;
    private long changed;
    private long failed;
    private int failuresInARow;
    private String stopped;

    RebuildRun(List<LostAsset> lost, long maxCostMicros) {
        this.lost = lost;
        this.maxCostMicros = maxCostMicros;
        speech = lost.stream().filter(LostAsset::speech).iterator();
    }

    @Override
    public boolean hasNext() {
        if (next == null && stopped == null && speech.hasNext()) {
            next = speech.next();
            if (spentMicros + underWayMicros + next.costMicros() > maxCostMicros) {
                stop("The next one would exceed maxCost.");
            }
        }
        return next != null && stopped == null;
    }

    @Override
    public LostAsset next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LostAsset asset = next;
        next = null;
        underWayMicros = asset.costMicros(); // Whoever splits looks for the next one before this one is made.
        return asset;
    }

    void made(long costMicros) {
        rebuilt++;
        spentMicros += costMicros;
        underWayMicros = 0;
        failuresInARow = 0;
    }

    /** Another engine spoke, so the lost file is still lost. */
    void substituted(long costMicros) {
        spentMicros += costMicros;
        underWayMicros = 0;
        failed++;
    }

    /** The same request has another key today: its engine, model or settings are not what they were. */
    void changed() {
        changed++;
        underWayMicros = 0;
    }

    void failed(Exception failure) {
        failed++;
        underWayMicros = 0;
        failuresInARow++;
        if (failure instanceof BudgetExceededException || failuresInARow == MOST_FAILURES_IN_A_ROW) {
            stop(failure instanceof SpeechException ? failure.getMessage() : failure.toString());
        }
    }

    private void stop(String reason) {
        stopped = reason;
    }

    /** What was lost, what it cost once, and what became of it. */
    Map<String, Object> toMap() {
        List<LostAsset> texts = lost.stream().filter(LostAsset::speech).toList();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lost", texts.size());
        map.put("lost_elsewhere", lost.size() - texts.size());
        map.put("characters", texts.stream().mapToLong(LostAsset::characters).sum());
        map.put("cost_micros", texts.stream().mapToLong(LostAsset::costMicros).sum());
        map.put("rebuilt", rebuilt);
        map.put("spent_micros", spentMicros);
        map.put("changed", changed);
        map.put("failed", failed);
        map.put("stopped", stopped == null ? "" : stopped);
        return map;
    }
}
