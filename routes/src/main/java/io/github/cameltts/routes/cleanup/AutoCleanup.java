package io.github.cameltts.routes.cleanup;

import io.github.cameltts.routes.ClockWatch;
import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.DurationSetting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * With {@code tts.autoCleanup}, removes after a generation what nobody has asked for during {@code
 * tts.cacheRetentionDays}: on a thread of its own, at most once a minute. There is one for a Camel context. Thread-safe.
 */
final class AutoCleanup extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(AutoCleanup.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_DAYS = 36_500;

    private final CamelContext context;
    private final AtMostEvery period = new AtMostEvery(PERIOD, System::nanoTime);
    private boolean enabled;
    private ClockWatch clock;
    private Duration wait = ClockWatch.waitFor(Duration.ZERO);
    private CleanupFilter unused = CleanupFilter.none();
    private ExecutorService executor;

    private AutoCleanup(CamelContext context) {
        this.context = context;
    }

    static AutoCleanup of(CamelContext context) {
        return ContextServices.only(context, AutoCleanup.class, AutoCleanup::new);
    }

    /** @throws IllegalArgumentException for a setting that means nothing */
    @Override
    protected void doStart() {
        enabled = enabled(property("tts.autoCleanup", "false"));
        int days = days(property("tts.cacheRetentionDays", "7"));
        unused = CleanupFilter.of(Map.of(FilterNames.CACHE_ONLY, true, FilterNames.UNUSED_FOR, days + "d"));
        if (enabled) {
            clock = ClockWatch.of(context);
            wait = ClockWatch.waitFor(DurationSetting.read("tts.sweep.period", property("tts.sweep.period", "60m")));
            executor = context.getExecutorServiceManager().newSingleThreadExecutor(this, "TtsAutoCleanup");
        }
    }

    /** Called after something new was stored; returns at once. */
    void generated() {
        if (enabled && isRunAllowed() && clock.isTrusted(wait) && period.isTime()) {
            executor.execute(this::cleanUp);
        }
    }

    private void cleanUp() {
        try {
            CleanupPlan done = Cleanup.of(context).run(unused, this::isRunAllowed);
            if (done.assets() > 0) {
                LOG.info("Cleaned up: {} assets that nobody asked for, {} bytes", done.assets(), done.size());
            }
            done.rows().stream()
                    .filter(row -> !row.deletes())
                    .forEach(row -> LOG.warn("The automatic clean-up of {} was {}", row.directory(), row.action()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The automatic clean-up stopped half-way, the next one goes on: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    @Override
    protected void doStop() {
        if (executor != null) {
            context.getExecutorServiceManager().shutdownGraceful(executor);
        }
    }

    private String property(String name, String otherwise) {
        return context.resolvePropertyPlaceholders("{{" + name + ":" + otherwise + "}}")
                .trim();
    }

    private static boolean enabled(String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("tts.autoCleanup is '" + value + "'. Write true or false.");
        }
        return Boolean.parseBoolean(value);
    }

    private static int days(String value) {
        try {
            int days = Integer.parseInt(value);
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException e) {
            // The message below says what is wrong.
        }
        throw new IllegalArgumentException("tts.cacheRetentionDays is '" + value
                + "'. Write a whole number of days, from 1 to " + MOST_DAYS + ".");
    }
}
