package io.github.cameltts.routes.jobs;

import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import io.github.cameltts.routes.webhook.WebhookPolicy;
import io.github.cameltts.routes.webhook.WebhookRefusedException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Both ends of submitting a job: {@link #accept} writes its rows, and leaves nothing but its id in the message for the queue;
 * {@link #answer} tells the caller about the job, and gives the headers back.
 */
public class JobSubmission implements CamelContextAware {

    private static final String ACCEPTED = "ttsJobAccepted";

    private CamelContext camelContext;
    private JobTable table;
    private JobReport report;
    private InstantSource clock;
    private int maxTexts = 1_000;
    private int maxCharacters = 200_000;
    private int segmentLength = 1_000;
    private int maxTextLength = 5_000;
    private int maxUnfinished = 1_000;

    private record Accepted(String jobId, boolean replayed, Map<String, Object> headers) {}

    /** @throws JobException when it cannot be accepted */
    public void accept(Exchange exchange) {
        Message message = exchange.getMessage();
        JobLimits limits = new JobLimits(maxTexts, maxCharacters, segmentLength, maxTextLength, maxUnfinished);
        JobOwner owner = JobOwner.of(message);
        JobRequest request = new JobReader(limits).read(body(message));
        request.webhook().ifPresent(this::requireAllowed);
        String jobId = UUID.randomUUID().toString();
        boolean inserted = table.insert(jobId, owner, request, limits.unfinished(), clock.millis());
        if (!inserted) {
            jobId = known(owner, request);
        }
        exchange.setProperty(ACCEPTED, new Accepted(jobId, !inserted, message.getHeaders()));
        message.setHeaders(new HashMap<>());
        message.setBody(jobId);
    }

    private static Object body(Message message) {
        return message.getBody() instanceof Map<?, ?> fields ? fields : message.getBody(String.class);
    }

    private String known(JobOwner owner, JobRequest request) {
        JobTable.Known known = table.findByKey(owner)
                .orElseThrow(() -> new JobException(
                        JobException.Reason.TOO_MANY,
                        "There are " + maxUnfinished + " unfinished jobs already (tts.jobs.maxUnfinished). Try again"
                                + " when some are done."));
        if (!known.digest().equals(request.digest())) {
            throw new JobException(
                    JobException.Reason.KEY_IN_USE,
                    "The idempotency key was used for another request. Take a new key for each job.");
        }
        return known.jobId();
    }

    private void requireAllowed(String url) {
        try {
            WebhookPolicy.of(camelContext).check(url);
        } catch (WebhookRefusedException e) {
            throw JobException.invalid("webhook", e);
        }
    }

    /** The job becomes the body. */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        Accepted accepted = (Accepted) exchange.removeProperty(ACCEPTED);
        message.setHeaders(accepted.headers());
        message.setHeader(JobHeaders.ID, accepted.jobId());
        message.setHeader(JobHeaders.REPLAYED, accepted.replayed());
        message.setBody(report.find(accepted.jobId(), Optional.empty()).orElseThrow(JobException::unknown));
    }

    /** The most segments of a job. */
    public void setMaxTexts(int maxTexts) {
        this.maxTexts = maxTexts;
    }

    /** The most characters of all texts of a job. */
    public void setMaxCharacters(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** The most characters of a segment that a long text is cut into. */
    public void setSegmentLength(int segmentLength) {
        this.segmentLength = segmentLength;
    }

    /** The most characters that are spoken at once. */
    public void setMaxTextLength(int maxTextLength) {
        this.maxTextLength = maxTextLength;
    }

    /** The most jobs that are queued or running. */
    public void setMaxUnfinished(int maxUnfinished) {
        this.maxUnfinished = maxUnfinished;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.table = new JobTable(SpeechDatabase.of(camelContext));
        this.report = new JobReport(table);
        this.clock = StoreClock.of(camelContext);
    }
}
