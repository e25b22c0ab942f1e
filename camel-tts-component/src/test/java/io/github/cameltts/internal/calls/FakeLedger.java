package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechLedger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps account in memory and fails the test when an entry is closed twice. */
final class FakeLedger implements SpeechLedger {

    final List<Charge> opened = new CopyOnWriteArrayList<>();
    final List<Charge> booked = new CopyOnWriteArrayList<>();
    final AtomicInteger cancelled = new AtomicInteger();
    final AtomicInteger closedTwice = new AtomicInteger();
    private volatile int entriesLeft = Integer.MAX_VALUE;

    FakeLedger allowing(int entries) {
        entriesLeft = entries;
        return this;
    }

    @Override
    public Entry open(Charge estimate) {
        if (opened.size() >= entriesLeft) {
            throw new BudgetExceededException("tts.fake.budgetPerDay", "The budget tts.fake.budgetPerDay is used up.");
        }
        opened.add(estimate);
        AtomicBoolean closed = new AtomicBoolean();
        return new Entry() {
            @Override
            public void book(Charge charge) {
                close();
                booked.add(charge);
            }

            @Override
            public void cancel() {
                close();
                cancelled.incrementAndGet();
            }

            private void close() {
                if (!closed.compareAndSet(false, true)) {
                    closedTwice.incrementAndGet();
                }
            }
        };
    }
}
