package io.github.cameltts.routes.ledger;

import io.github.cameltts.spi.Charge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets calls begin while there is money for them. What the calls under way may cost is set aside in memory; what was
 * spent is asked of the table, where other processes write too. Thread-safe.
 *
 * <p>One lock covers asking and setting aside, and one covers writing and giving back, so that no money is seen twice,
 * or not at all, by a call that begins meanwhile. Without a budget there is no lock.
 */
final class BudgetGuard {

    /** One period of one budget. */
    private record Window(String property, LocalDate first) {}

    /** Money set aside for one call. */
    record Hold(List<Window> windows, long micros) {}

    private final Budgets budgets;
    private final LedgerTable table;
    private final Map<Window, Long> held = new HashMap<>();

    BudgetGuard(Budgets budgets, LedgerTable table) {
        this.budgets = budgets;
        this.table = table;
    }

    /**
     * Sets an estimated charge aside.
     *
     * @throws io.github.cameltts.spi.BudgetExceededException when a budget has not enough left
     */
    Hold hold(Charge estimate, LocalDate day) {
        List<Budget> bounds = budgets.of(estimate.engine(), estimate.tenant());
        long wanted = estimate.costMicros();
        if (bounds.isEmpty() || wanted == 0) {
            return new Hold(List.of(), 0);
        }
        synchronized (held) {
            List<Window> windows = new ArrayList<>();
            for (Budget budget : bounds) {
                Window window = new Window(budget.property(), budget.period().first(day));
                budget.require(table.spent(budget, day) + held.getOrDefault(window, 0L), wanted, day);
                windows.add(window);
            }
            windows.forEach(window -> held.merge(window, wanted, Long::sum));
            return new Hold(windows, wanted);
        }
    }

    /** Gives back what was set aside. */
    void release(Hold hold) {
        settle(hold, () -> {});
    }

    /** As {@link #settle(Collection, Runnable)}. */
    void settle(Hold hold, Runnable booking) {
        settle(List.of(hold), booking);
    }

    /** Gives back what was set aside, in one step with the booking that takes its place; keeps it when that fails. */
    void settle(Collection<Hold> holds, Runnable booking) {
        if (holds.stream().allMatch(hold -> hold.windows().isEmpty())) {
            booking.run();
            return;
        }
        synchronized (held) {
            booking.run();
            for (Hold hold : holds) {
                for (Window window : hold.windows()) {
                    held.computeIfPresent(
                            window, (w, micros) -> micros == hold.micros() ? null : micros - hold.micros());
                }
            }
        }
    }
}
