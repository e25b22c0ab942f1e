package io.github.cameltts.routes.http.observe;

import io.github.cameltts.routes.evict.StoreBound;
import io.github.cameltts.routes.ledger.Account;
import io.github.cameltts.routes.ledger.LedgerSum;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;

/** What the cache answered since the start, and how full the store is; looked up when somebody reads the meters. */
final class CacheMeters implements MeterBinder {

    /** The words of {@code CamelTtsCache} that the account keeps. */
    private static final List<String> ANSWERS =
            List.of("memory", "store", "converted", "similar", "stale", "joined", "synthesized");

    private static final double MICROS = 1_000_000;
    private static final LedgerSum NOTHING = new LedgerSum(0, 0, 0);

    private static final String STORE_SIZE = "tts.store.size";

    private final Tags tags;
    private final Account account;
    private final StoreBound store;

    CacheMeters(CamelContext context) {
        tags = Tags.of("camelContext", context.getName());
        account = Account.of(context);
        store = StoreBound.of(context);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (registry.find(STORE_SIZE).tags(tags).gauge() != null) {
            return; // Camel makes beans of YAML twice
        }
        for (String cache : ANSWERS) {
            FunctionCounter.builder("tts.answers", account, known -> sum(cache, LedgerSum::requests))
                    .description("Answers with audio, by how they came about")
                    .tags(tags.and("cache", cache))
                    .register(registry);
            FunctionCounter.builder("tts.answers.characters", account, known -> sum(cache, LedgerSum::characters))
                    .description("Characters that were bought (synthesized) or saved (all others)")
                    .tags(tags.and("cache", cache))
                    .register(registry);
            FunctionCounter.builder("tts.answers.cost", account, known -> sum(cache, LedgerSum::costMicros) / MICROS)
                    .description("What was spent (synthesized) or saved (all others), in the currency of the prices")
                    .tags(tags.and("cache", cache))
                    .register(registry);
        }
        Gauge.builder(STORE_SIZE, store, StoreBound::storedBytes)
                .description("All files of the store")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        Gauge.builder("tts.store.max.size", store, StoreBound::maxBytes)
                .description("The most that they may have")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("tts.store.refused", store, StoreBound::refused)
                .description("Assets that were not stored, because there was no room")
                .tags(tags)
                .register(registry);
    }

    private double sum(String cache, ToLongFunction<LedgerSum> what) {
        return what.applyAsLong(account.session().getOrDefault(cache, NOTHING));
    }
}
