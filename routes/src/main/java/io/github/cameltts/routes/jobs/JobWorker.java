package io.github.cameltts.routes.jobs;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.ByteSize;
import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.spi.SpeechStorageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the job whose id is the body, one segment after the other: {@link #claim}, then while {@link #hasNext} {@link
 * #ask}, {@link #spoken} or {@link #failed}, and {@link #settle}; in the end {@link #finish}, and always {@link #release}.
 */
public class JobWorker implements CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    /** The exchange property with the {@link JobRun}. */
    private static final String RUN = "ttsJobRun";

    /** More workers than that do not die over one segment by chance. */
    private static final int MOST_INTERRUPTIONS = 5;

    private CamelContext camelContext;
    private JobLeases leases;
    private JobWorkTable table;
    private int retries = 3;
    private Duration retryDelay = Duration.ofSeconds(1);
    private Duration retention = Duration.ofHours(24);
    private long maxJoinBytes = 64L << 20;

    /** Takes the job, unless somebody works on it or the application is stopping. */
    public void claim(Exchange exchange) {
        exchange.removeProperty(RUN);
        if (isStopping()) {
            return;
        }
        leases.claim(exchange.getMessage().getBody(String.class)).ifPresent(claim -> {
            JobRun run = new JobRun(claim);
            exchange.setProperty(RUN, run);
            endIfDamaged(run, () -> claim.common() != null);
            if (claim.interruptions() > MOST_INTERRUPTIONS) {
                run.failed("The application ended " + claim.interruptions()
                        + " times while it spoke the same segment, so it is not tried again.");
            }
        });
    }

    /** Whether there is a segment to speak, and the job is still ours. */
    public boolean hasNext(Exchange exchange) {
        return run(exchange)
                .filter(run -> !isStopping() && run.error().isEmpty())
                .map(run -> endIfDamaged(run, () -> run.go(table.next(run.claim(), run.last()))))
                .orElse(false);
    }

    /** Or a job that cannot be read would be claimed and released for ever. */
    private static boolean endIfDamaged(JobRun run, BooleanSupplier reading) {
        try {
            return reading.getAsBoolean();
        } catch (SpeechStorageException e) {
            run.failed(e.getMessage());
            return false;
        }
    }

    /** Makes the message a request to speak. */
    public void ask(Exchange exchange) {
        JobRun run = run(exchange).orElseThrow();
        run.attempt();
        Message message = exchange.getMessage();
        Map<String, Object> headers = common(run);
        headers.putAll(SegmentHeaders.of(run.segment(), run.claim().common()));
        message.setHeaders(headers);
        message.setBody(run.segment().text());
    }

    /** The message is an answer. Where it could not be stored, the next ones would be bought for nothing as well. */
    public void spoken(Exchange exchange) {
        JobRun run = run(exchange).orElseThrow();
        SegmentResult result = SegmentResult.spoken(exchange.getMessage());
        run.result(result);
        if (result.fileId().isEmpty()) {
            run.failed("Segment " + run.segment().number() + " was spoken, and could not be stored, so no more are"
                    + " spoken. The log tells why. Mend the store, and send the job again.");
        }
    }

    /** There is no answer. */
    public void failed(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        JobRun run = run(exchange).orElseThrow();
        LOG.debug("Segment {} of job {} failed", run.segment().number(), run.claim(), failure);
        new SegmentRetry(retries, retryDelay).apply(run, failure);
    }

    /** Writes what became of the segment, unless it is tried again. */
    public void settle(Exchange exchange) {
        JobRun run = run(exchange).orElseThrow();
        run.result().ifPresent(result -> {
            if (table.finish(run.claim(), run.segment().number(), result)) {
                run.settled();
            } else {
                drop(exchange, run);
            }
        });
    }

    /** The file ids to be joined become the body; nothing where there is nothing to join. */
    public void parts(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(List.of());
        run(exchange)
                .filter(run -> run.claim().join() && run.error().isEmpty() && isComplete(run))
                .ifPresent(run -> {
                    message.setHeaders(common(run));
                    Optional.ofNullable(run.claim().common().get("expiry_hours"))
                            .ifPresent(hours -> message.setHeader(TtsConstants.EXPIRY_HOURS, hours.doubleValue()));
                    message.setBody(parts(run));
                });
    }

    private List<String> parts(JobRun run) {
        List<String> files = table.files(run.claim());
        if (files.size() < run.claim().segments()) {
            return List.of();
        }
        if (table.bytes(run.claim()) > maxJoinBytes) {
            run.failed("The segments were spoken, and not joined: together they have more than " + maxJoinBytes
                    + " bytes (tts.jobs.maxJoinBytes). Ask for a format such as mp3.");
            return List.of();
        }
        return files;
    }

    /** The message is the audio of all segments. */
    public void joined(Exchange exchange) {
        JobRun run = run(exchange).orElseThrow();
        String fileId = exchange.getMessage().getHeader(TtsConstants.FILE_ID, String.class);
        if (fileId == null) {
            throw new SpeechStorageException("It could not be stored.");
        }
        run.joined(fileId);
    }

    /** There is no audio of all segments. */
    public void notJoined(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        JobRun run = run(exchange).orElseThrow();
        LOG.debug("The segments of job {} were not joined", run.claim(), failure);
        run.failed("The segments were spoken, and not joined. " + ToldFailure.of(failure, "The join", run));
    }

    /** Ends the job, unless it is to go on elsewhere or after the restart. */
    public void finish(Exchange exchange) {
        run(exchange).filter(this::isComplete).ifPresent(run -> {
            if (table.finish(run.claim(), run.fileId(), run.error(), retention)) {
                LOG.info("Job {} has ended", run.claim());
            }
            drop(exchange, run);
        });
    }

    /** Lets go of the job, where it has not ended. Another worker takes it up. */
    public void release(Exchange exchange) {
        run(exchange).ifPresent(run -> leases.release(run.claim()));
    }

    private boolean isComplete(JobRun run) {
        return run.error().isPresent()
                || (!isStopping() && table.next(run.claim(), run.last()).isEmpty());
    }

    private void drop(Exchange exchange, JobRun run) {
        leases.forget(run.claim());
        exchange.removeProperty(RUN);
    }

    private static Map<String, Object> common(JobRun run) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.REQUEST_ID, run.claim().jobId());
        headers.put(TtsConstants.STREAMING, false);
        run.claim().tenant().ifPresent(tenant -> headers.put(TtsConstants.TENANT, tenant));
        return headers;
    }

    private boolean isStopping() {
        return camelContext.isStopping() || camelContext.isStopped();
    }

    private static Optional<JobRun> run(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(RUN, JobRun.class));
    }

    /** How often a segment is tried again after a failure that may pass. */
    public void setRetries(int retries) {
        this.retries = retries;
    }

    /** Wait before the second attempt, such as {@code 1s}, doubled for each next one. */
    public void setRetryDelay(String retryDelay) {
        this.retryDelay = DurationSetting.read("tts.jobs.retryDelay", retryDelay);
    }

    /** How long a job that has ended is remembered, such as {@code 24h}. */
    public void setRetention(String retention) {
        this.retention = DurationSetting.readPositive("tts.jobs.retention", retention);
    }

    /** How large the audio of all segments may be to be joined, which is done in memory: {@code 64MiB}. */
    public void setMaxJoinBytes(String maxJoinBytes) {
        this.maxJoinBytes = ByteSize.parse("tts.jobs.maxJoinBytes", maxJoinBytes);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.leases = JobLeases.of(camelContext);
        this.table = leases.table();
    }
}
