package io.github.cameltts.routes;

import io.github.cameltts.routes.ExpiryTable.FileSlice;
import io.github.cameltts.routes.ExpiryTable.Position;
import io.github.cameltts.routes.SweepRun.Step;
import io.github.cameltts.routes.usage.AssetUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * Removes what has expired or is past its retention, and the blobs that nothing names, in short slices.
 *
 * <p>Several processes may sweep at once: each row and each blob is removed, and counted, by one of them. While the clock is
 * not to be trusted (see {@link ClockWatch}), nothing is removed.
 */
public class ExpirySweep implements CamelContextAware {

    private static final String RUN = "ttsSweepRun";

    /** Another process may be about to write a use, or a reference, from before the end. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** Clocks of two processes, or of one that is set right by a little, may differ so much. */
    private static final Duration INACCURACY = Duration.ofMinutes(1);

    private CamelContext camelContext;
    private ExpiryTable table;
    private AssetRemoval removal;
    private AssetUsage usage;
    private InstantSource clock;
    private ClockWatch watch;
    private Duration wait = ClockWatch.waitFor(Duration.ZERO);
    private Duration staleIfError = Duration.ZERO;
    private Optional<Duration> retention = Optional.empty();
    private int rows = 100;

    public void begin(Exchange exchange) {
        boolean trusted = watch.isTrusted(wait);
        SweepSummary summary = new SweepSummary(!trusted);
        usage.flush(); // a use moves the end of what slides
        Instant now = clock.instant();
        List<Step> steps = new ArrayList<>();
        if (trusted) {
            if (watch.isSteady(wait)) {
                steps.add(slice -> table.redate(now.toEpochMilli(), millis(now.plus(INACCURACY)), slice));
            }
            long expired = millis(now.minus(SETTLING).minus(staleIfError));
            steps.add(assets(RemovalCause.EXPIRED, slice -> table.expired(expired, slice), summary::expired));
            retention
                    .map(age -> millis(now.minus(age)))
                    .map(old -> assets(RemovalCause.RETENTION, slice -> table.createdBefore(old, slice), summary::aged))
                    .ifPresent(steps::add);
            steps.add(files(millis(now.minus(SETTLING)), summary));
            steps.add(unnamed(summary));
        }
        exchange.setProperty(RUN, new SweepRun(summary, steps, rows));
    }

    public boolean hasMore(Exchange exchange) {
        return run(exchange).hasMore();
    }

    public void slice(Exchange exchange) {
        run(exchange).slice();
    }

    /** The summary becomes the body. */
    public void end(Exchange exchange) {
        exchange.getMessage().setBody(run(exchange).summary().toMap());
        exchange.removeProperty(RUN);
    }

    private Step assets(RemovalCause cause, IntFunction<List<AssetRef>> find, Consumer<Removed> count) {
        return slice -> {
            List<AssetRef> found = find.apply(slice);
            if (!found.isEmpty()) {
                count.accept(removal.remove(cause, found));
            }
            return found.size() == slice;
        };
    }

    private Step files(long before, SweepSummary summary) {
        return new Step() {
            private Position position = Position.START;

            @Override
            public boolean slice(int rows) {
                FileSlice slice = table.deleteFiles(before, position, rows);
                position = slice.last();
                summary.files(slice.deleted());
                return slice.full();
            }
        };
    }

    private Step unnamed(SweepSummary summary) {
        return slice -> {
            Removed removed = removal.removeUnnamed(slice);
            summary.add(removed);
            return removed.blobs() >= slice;
        };
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    private static SweepRun run(Exchange exchange) {
        return exchange.getProperty(RUN, SweepRun.class);
    }

    /** Time between two sweeps, such as {@code 60m}. After a leap of the clock nothing is removed so long, at least an hour. */
    public void setPeriod(String period) {
        Duration time = DurationSetting.read("period", period);
        this.wait = ClockWatch.waitFor(time);
    }

    /** How long after its expiry audio stays, because it may have to answer for an engine that fails: {@code 7d}. */
    public void setStaleIfError(String staleIfError) {
        this.staleIfError = DurationSetting.read("tts.staleIfError", staleIfError);
    }

    /** How old an asset may become, however often it is used, such as {@code 365d}; empty for any age. */
    public void setRetention(String retention) {
        this.retention = retention.isBlank()
                ? Optional.empty()
                : Optional.of(DurationSetting.readPositive("tts.store.retention", retention));
    }

    /** The most rows or files that one slice takes, at least 1. */
    public void setRows(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + ". A slice takes at least 1.");
        }
        this.rows = rows;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        SpeechDatabase database = SpeechDatabase.of(camelContext);
        this.camelContext = camelContext;
        this.table = new ExpiryTable(database);
        this.removal = AssetRemoval.of(camelContext);
        this.usage = AssetUsage.of(camelContext);
        this.clock = StoreClock.of(camelContext);
        this.watch = ClockWatch.of(camelContext);
    }
}
