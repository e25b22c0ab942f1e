package io.github.cameltts.routes.http.observe;

import io.github.cameltts.routes.evict.StoreBound;
import io.github.cameltts.routes.ledger.Account;
import io.github.cameltts.routes.ledger.LedgerSum;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;

/** What the cache answered since the start, and how full the store is; looked up when somebody reads the meters. */
final class CacheMeters implements MeterBinder {

    /** The words of {@code CamelTtsCache} that the account keeps. */
    private static final List<String> ANSWERS = List.of("memory", "store", "similar", "stale", "joined", "synthesized");

    private static final double MICROS = 1_000_000;
    private static final LedgerSum NOTHING = new LedgerSum(0, 0, 0);

    private final Account account;
    private final StoreBound store;

    CacheMeters(CamelContext context) {
        account = Account.of(context);
        store = StoreBound.of(context);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String cache : ANSWERS) {
            FunctionCounter.builder("tts.answers", account, known -> sum(cache, LedgerSum::requests))
                    .description("Answers with audio, by how they came about")
                    .tag("cache", cache)
                    .register(registry);
            FunctionCounter.builder("tts.answers.characters", account, known -> sum(cache, LedgerSum::characters))
                    .description("Characters that were bought (synthesized) or saved (all others)")
                    .tag("cache", cache)
                    .register(registry);
            FunctionCounter.builder("tts.answers.cost", account, known -> sum(cache, LedgerSum::costMicros) / MICROS)
                    .description("What was spent (synthesized) or saved (all others), in the currency of the prices")
                    .tag("cache", cache)
                    .register(registry);
        }
        Gauge.builder("tts.store.size", store, StoreBound::storedBytes)
                .description("All files of the store")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("tts.store.max.size", store, StoreBound::maxBytes)
                .description("The most that they may have")
                .baseUnit("bytes")
                .register(registry);
        FunctionCounter.builder("tts.store.refused", store, StoreBound::refused)
                .description("Assets that were not stored, because there was no room")
                .register(registry);
    }

    private double sum(String cache, ToLongFunction<LedgerSum> what) {
        return what.applyAsLong(account.session().getOrDefault(cache, NOTHING));
    }
}
