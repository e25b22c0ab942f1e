package io.github.cameltts.routes.jobs;

import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Tells what has become of jobs, and cancels one. Of a tenant's message only the tenant's own jobs are known. */
public class JobInquiry implements CamelContextAware {

    private static final int MOST_LISTED = 1_000;

    private CamelContext camelContext;
    private JobTable table;
    private JobReport report;
    private InstantSource clock;
    private Duration retention = Duration.ofHours(24);
    private int limit = 100;

    /**
     * The job that the header names becomes the body.
     *
     * @throws JobException when there is no such job
     */
    public void show(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(find(message));
    }

    /** The newest jobs become the body, those of a state where the header names it. */
    public void list(Exchange exchange) {
        Message message = exchange.getMessage();
        Optional<String> state = Optional.ofNullable(message.getHeader(JobHeaders.STATE, String.class));
        message.setBody(report.list(JobOwner.tenantOf(message), state, limit));
    }

    /**
     * Ends the job that the header names; it becomes the body. A job that has ended stays as it is.
     *
     * @throws JobException when there is no such job
     */
    public void cancel(Exchange exchange) {
        Message message = exchange.getMessage();
        long now = clock.millis();
        table.cancel(idOf(message), JobOwner.tenantOf(message), now, now + retention.toMillis());
        message.setBody(find(message));
    }

    private Map<String, Object> find(Message message) {
        return report.find(idOf(message), JobOwner.tenantOf(message)).orElseThrow(JobException::unknown);
    }

    private static String idOf(Message message) {
        return Optional.ofNullable(message.getHeader(JobHeaders.ID, String.class))
                .orElseThrow(JobException::unknown);
    }

    /** How long a cancelled job is remembered, such as {@code 24h}. */
    public void setRetention(String retention) {
        this.retention = DurationSetting.readPositive("tts.jobs.retention", retention);
    }

    /** The most jobs in a list, 1 to 1000. */
    public void setLimit(int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit is " + limit + ". Write 1 to " + MOST_LISTED + ".");
        }
        this.limit = limit;
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
