package io.github.cameltts.routes.similar;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * Keeps an index like the table, which other processes write to as well. The first run takes all texts in; each run after
 * it takes in what is new, and looks through one more page of old rows for what has gone, expired or come back.
 */
final class IndexFeed implements Runnable {

    static final int PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);

    private final TextTable table;
    private final SimilarityIndex index;
    private long newest;
    private long looked;
    private boolean failing;

    IndexFeed(TextTable table, SimilarityIndex index) {
        this.table = table;
        this.index = index;
    }

    @Override
    public void run() {
        try {
            takeNew();
            lookAgain();
            failing = false;
        } catch (RuntimeException e) { // with which the scheduled runs would end
            if (!failing && !Thread.currentThread().isInterrupted()) {
                LOG.warn(
                        "Texts for the similarity look-up cannot be read, which goes on with those it has: {}",
                        cause(e));
            }
            failing = true;
        }
    }

    private static String cause(RuntimeException failure) {
        return failure instanceof NestedRuntimeException nested
                ? nested.getMostSpecificCause().getMessage()
                : failure.toString();
    }

    /** Also what a process that was quick to remove the newest rows has put in their place. */
    private void takeNew() {
        long last = table.newest();
        newest = Math.min(newest, last);
        while (newest < last && !Thread.currentThread().isInterrupted()) {
            long end = Math.min(newest + PAGE, last);
            update(newest + 1, end);
            newest = end;
        }
    }

    private void lookAgain() {
        update(looked + 1, looked + PAGE);
        looked = looked + PAGE < newest ? looked + PAGE : 0;
    }

    private void update(long first, long last) {
        Set<Long> there = new HashSet<>();
        for (IndexedText text : table.texts(first, last)) {
            there.add(text.id());
            if (!index.contains(text)) {
                index.add(text);
            }
        }
        for (long id : index.ids(first, last)) {
            if (!there.contains(id)) {
                index.remove(id);
            }
        }
    }
}
