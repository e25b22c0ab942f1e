package io.github.cameltts.routes.ledger;

import io.github.cameltts.routes.ledger.BudgetGuard.Hold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/** Sums that wait in memory for the next write. Thread-safe; nothing is lost or counted twice. */
final class LedgerBuffer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerBuffer.class);

    private final LedgerTable table;
    private final BudgetGuard guard;
    private final ConcurrentMap<LedgerKind, LedgerSum> sums = new ConcurrentHashMap<>();
    private final Queue<Hold> holds = new ConcurrentLinkedQueue<>();

    LedgerBuffer(LedgerTable table, BudgetGuard guard) {
        this.table = table;
        this.guard = guard;
    }

    void add(LedgerKind kind, LedgerSum sum) {
        sums.merge(kind, sum, LedgerSum::plus);
    }

    /** @param hold given back once the sum is written */
    void add(LedgerKind kind, LedgerSum sum, Hold hold) {
        add(kind, sum);
        holds.add(hold);
    }

    /** Writes all that waits in one transaction; what cannot be written goes on waiting. */
    synchronized void flush() {
        List<Hold> settled = drainHolds(); // before the sums, because a hold comes after its own
        Map<LedgerKind, LedgerSum> written = drainSums();
        if (written.isEmpty()) {
            return;
        }
        try {
            guard.settle(settled, () -> table.add(written));
        } catch (NestedRuntimeException e) {
            written.forEach(this::add);
            holds.addAll(settled);
            LOG.warn(
                    "The account cannot be written, {} rows wait: {}",
                    sums.size(),
                    e.getMostSpecificCause().getMessage());
        }
    }

    private List<Hold> drainHolds() {
        List<Hold> drained = new ArrayList<>();
        for (Hold hold = holds.poll(); hold != null; hold = holds.poll()) {
            drained.add(hold);
        }
        return drained;
    }

    private Map<LedgerKind, LedgerSum> drainSums() {
        Map<LedgerKind, LedgerSum> drained = new HashMap<>();
        for (LedgerKind kind : sums.keySet()) {
            drained.put(kind, sums.remove(kind));
        }
        return drained;
    }

    /** Writes for the last time, and tells what is missing when that fails, so that the account can be mended. */
    @Override
    public void close() {
        flush();
        sums.forEach((kind, sum) -> LOG.error("Missing in the account: {} {}", kind, sum));
    }
}
