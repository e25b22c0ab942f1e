package io.github.cameltts.routes.ledger;

import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.DatabaseTrouble;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechLedger;
import io.github.cameltts.spi.SpeechStorageException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * The account of a Camel context. Purchases are written at once; savings, and purchases that the database did not take,
 * every second and at the end. Thread-safe.
 */
public final class Account extends ServiceSupport implements SpeechLedger {

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);
    private static final long FLUSH_MILLIS = 1_000;

    private final CamelContext context;
    private final SpeechDatabase database;
    private final LedgerTable table;
    private final Budgets budgets;
    private final BudgetGuard guard;
    private final LedgerBuffer buffer;
    private final Clock clock = Clock.systemUTC();
    private final Instant since = clock.instant();
    private final ConcurrentMap<String, LedgerSum> session = new ConcurrentHashMap<>();
    private final RecentAnswers recent = new RecentAnswers(clock);
    private ScheduledExecutorService executor;

    private Account(CamelContext context) {
        this.context = context;
        database = SpeechDatabase.of(context);
        table = new LedgerTable(database);
        budgets = new Budgets(context.getPropertiesComponent());
        guard = new BudgetGuard(budgets, table);
        buffer = new LedgerBuffer(table, guard);
    }

    /** Touches neither disk nor database before the context starts. */
    public static Account of(CamelContext context) {
        return ContextServices.only(context, Account.class, Account::new);
    }

    @Override
    protected void doStart() {
        budgets.check();
        database.start();
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TtsLedger");
        executor.scheduleWithFixedDelay(buffer::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownGraceful(executor);
        buffer.close();
    }

    /** The money of a call counts for the day on which it was set aside, even where the call ends on the next. */
    @Override
    public Entry open(Charge estimate) {
        LocalDate day = LocalDate.now(clock);
        try {
            return new Purchase(guard.hold(estimate, day), day);
        } catch (NestedRuntimeException e) {
            throw new SpeechStorageException(
                    "The account cannot be read, so nobody knows whether a budget allows this call: "
                            + DatabaseTrouble.of(e),
                    e);
        }
    }

    /** Of an answer of today. */
    LedgerKind kind(String tenant, String engine, String model, String voice, String cache) {
        return new LedgerKind(LocalDate.now(clock), tenant, engine, model, voice, cache);
    }

    /** Notes what needed no purchase. Takes no time worth mentioning, and no database. */
    void save(LedgerKind kind, LedgerSum saved) {
        answered(kind, saved);
        buffer.add(kind, saved);
    }

    private void answered(LedgerKind kind, LedgerSum sum) {
        session.merge(kind.cache(), sum, LedgerSum::plus);
        recent.add(kind.cache(), sum);
    }

    /** Writes what waits, as far as the database takes it. */
    public void flush() {
        buffer.flush();
    }

    /** When this process began to count. */
    public Instant since() {
        return since;
    }

    /** What this process answered, by {@code CamelTtsCache}. */
    public Map<String, LedgerSum> session() {
        return Map.copyOf(session);
    }

    /** What this process answered in each of the last 180 minutes that had answers, the oldest first. */
    public List<AnsweredMinute> recent() {
        return recent.minutes();
    }

    /** Rows of the report on some days, both included, with all that this process knows of. */
    List<Map<String, Object>> report(LocalDate from, LocalDate to) {
        buffer.flush();
        return table.report(from, to);
    }

    private final class Purchase implements Entry {

        private final BudgetGuard.Hold hold;
        private final LocalDate day;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Purchase(BudgetGuard.Hold hold, LocalDate day) {
            this.hold = hold;
            this.day = day;
        }

        /** Never fails: what cannot be written now is written later, and its money stays set aside until then. */
        @Override
        public void book(Charge charge) {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            LedgerKind kind = LedgerKind.bought(day, charge);
            LedgerSum sum = new LedgerSum(1, charge.characters(), charge.costMicros());
            answered(kind, sum);
            try {
                guard.settle(hold, () -> table.add(Map.of(kind, sum)));
            } catch (NestedRuntimeException e) {
                LOG.warn(
                        "A purchase waits to be written to the account: {}",
                        e.getMostSpecificCause().getMessage());
                buffer.add(kind, sum, hold);
            }
        }

        @Override
        public void cancel() {
            if (closed.compareAndSet(false, true)) {
                guard.release(hold);
            }
        }
    }
}
