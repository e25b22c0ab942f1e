package io.github.cameltts.routes.jobs;

import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The jobs that this Camel context works on. Their leases of {@code tts.jobs.lease} are renewed while it lives, so that the
 * jobs of a process that is killed are soon taken over. Thread-safe.
 */
final class JobLeases extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(JobLeases.class);
    private static final String PROPERTY = "tts.jobs.lease";

    private final CamelContext context;
    private final SpeechDatabase database;
    private final JobWorkTable table;
    private final long renewMillis;
    private final Map<String, JobClaim> held = new ConcurrentHashMap<>();
    private ScheduledExecutorService executor;

    private JobLeases(CamelContext context) {
        this.context = context;
        Duration lease =
                DurationSetting.readPositive(PROPERTY, context.resolvePropertyPlaceholders("{{" + PROPERTY + ":30s}}"));
        renewMillis = Math.max(1, lease.toMillis() / 3);
        database = SpeechDatabase.of(context);
        table = new JobWorkTable(database, StoreClock.of(context), lease);
    }

    static JobLeases of(CamelContext context) {
        return ContextServices.only(context, JobLeases.class, JobLeases::new);
    }

    JobWorkTable table() {
        return table;
    }

    /** Takes a job that nobody works on. */
    Optional<JobClaim> claim(String jobId) {
        Optional<JobClaim> claim = table.claim(jobId);
        claim.ifPresent(job -> held.put(job.lease(), job));
        return claim;
    }

    /** How many jobs are worked on here. */
    int size() {
        return held.size();
    }

    /** A job has ended. */
    void forget(JobClaim claim) {
        held.remove(claim.lease());
    }

    /** Leaves a job to whoever claims it next, unless it has ended. */
    void release(JobClaim claim) {
        if (held.remove(claim.lease()) != null) {
            table.release(claim);
        }
    }

    private void renew() {
        List<JobClaim> claims = List.copyOf(held.values());
        if (claims.isEmpty()) {
            return;
        }
        try {
            table.renew(claims);
        } catch (DataAccessException e) {
            LOG.warn("Leases of {} jobs could not be renewed: {}", claims.size(), e.getMessage());
        }
    }

    @Override
    protected void doStart() {
        database.start();
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TtsJobLeases");
        executor.scheduleWithFixedDelay(this::renew, renewMillis, renewMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownGraceful(executor);
    }
}
