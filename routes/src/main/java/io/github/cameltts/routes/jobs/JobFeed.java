package io.github.cameltts.routes.jobs;

import io.github.cameltts.routes.ClockWatch;
import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * Looks after jobs that nobody works on: tells the queue of them at the start, and again when it seems to have forgotten
 * them; and removes those that have ended long ago.
 */
public class JobFeed implements CamelContextAware {

    /** A queue that has not delivered for so long may have lost its memory. To be told twice does no harm. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Those behind them wait for them anyhow. */
    private static final int MOST_DUE = 100;

    private static final int SLICE = 100;

    private final AtomicBoolean started = new AtomicBoolean();
    private CamelContext camelContext;
    private JobTable table;
    private InstantSource clock;
    private ClockWatch watch;
    private JobLeases leases;
    private int parallelism = 1;
    private Duration sweepPeriod = Duration.ofHours(1);

    /**
     * The ids of jobs that are to be queued become the body. While all workers are busy there is nothing to look for: jobs
     * wait for them, and not for the queue.
     */
    public void due(Exchange exchange) {
        long now = clock.millis();
        boolean first = !started.getAndSet(true);
        long sentBefore = first ? now : now - PATIENCE.toMillis();
        boolean busy = !first && leases.size() >= parallelism;
        exchange.getMessage().setBody(busy ? List.of() : table.takeDue(now, sentBefore, MOST_DUE));
    }

    /** The number of jobs that were removed becomes the body. After a leap of the clock none is. */
    public void sweep(Exchange exchange) {
        int removed = 0;
        if (watch.isTrusted(ClockWatch.waitFor(sweepPeriod))) {
            int slice;
            do {
                slice = table.deleteExpired(clock.millis(), SLICE);
                removed += slice;
            } while (slice == SLICE);
        }
        exchange.getMessage().setBody(removed);
    }

    /** How many jobs are worked on at once, at least 1. */
    public void setParallelism(int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("tts.jobs.parallelism is " + parallelism + ". It must be at least 1.");
        }
        this.parallelism = parallelism;
    }

    /** Time between two sweeps, such as {@code 60m}. */
    public void setSweepPeriod(String sweepPeriod) {
        this.sweepPeriod = DurationSetting.read("tts.sweep.period", sweepPeriod);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.table = new JobTable(SpeechDatabase.of(camelContext));
        this.clock = StoreClock.of(camelContext);
        this.watch = ClockWatch.of(camelContext);
        this.leases = JobLeases.of(camelContext);
    }
}
