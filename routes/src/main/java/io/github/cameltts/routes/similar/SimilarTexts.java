package io.github.cameltts.routes.similar;

import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.SpeechDatabase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The indexes of a Camel context, one for each way to compare, shared by all look-ups that compare so. Each is filled in the
 * background, and until it is full finds what it has. Thread-safe.
 */
final class SimilarTexts extends ServiceSupport {

    private static final long POLL_MILLIS = 1_000;

    private final CamelContext context;
    private final SpeechDatabase database;
    private final Map<Comparison, SimilarityIndex> indexes = new ConcurrentHashMap<>();
    private ScheduledExecutorService executor;

    private record Comparison(double threshold, boolean names) {}

    private SimilarTexts(CamelContext context) {
        this.context = context;
        this.database = SpeechDatabase.of(context);
    }

    /** Touches neither disk nor database before an index is asked for. */
    static SimilarTexts of(CamelContext context) {
        return ContextServices.only(context, SimilarTexts.class, SimilarTexts::new);
    }

    /** The index that compares in this way. The first who asks for it has it filled. */
    SimilarityIndex index(double threshold, boolean names) {
        return indexes.computeIfAbsent(new Comparison(threshold, names), key -> {
            SimilarityIndex index = new TokenIndex(threshold, names);
            database.start();
            executor()
                    .scheduleWithFixedDelay(
                            new IndexFeed(new TextTable(database), index), 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
            return index;
        });
    }

    private synchronized ScheduledExecutorService executor() {
        if (executor == null) {
            executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TtsSimilar");
        }
        return executor;
    }

    @Override
    protected synchronized void doStop() {
        indexes.clear(); // nobody feeds them any more
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
            executor = null;
        }
    }
}
