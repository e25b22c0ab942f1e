package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import io.github.cameltts.routes.webhook.WebhookFailedException;
import io.github.cameltts.routes.webhook.WebhookRefusedException;
import io.github.cameltts.routes.webhook.WebhookSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who asked for it that a job has ended: {@code {"event": "job.done", "job": {…}}}. Attempts are counted in the
 * database before they are made, so a receiver may hear of a job twice, and hears of it after a crash as well.
 */
public class JobWebhooks implements CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(JobWebhooks.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DUE = "ttsJobWebhook";
    private static final int MOST_DUE = 1_000;

    private CamelContext camelContext;
    private WebhookTable table;
    private JobReport report;
    private InstantSource clock;
    private WebhooksUnderWay underWay = new WebhooksUnderWay(16);
    private int attempts = 12;
    private Duration retryDelay = Duration.ofSeconds(5);

    /** What is to be called now, and may be, becomes the body; {@link #end} must follow for each. */
    public void due(Exchange exchange) {
        exchange.getMessage()
                .setBody(table.due(clock.instant(), MOST_DUE).stream()
                        .filter(underWay::begin)
                        .toList());
    }

    /** Whether the webhook in the body is ours to call. */
    public boolean take(Exchange exchange) {
        WebhookTable.Due due = exchange.getMessage().getBody(WebhookTable.Due.class);
        exchange.setProperty(DUE, due);
        return table.take(due, clock.instant());
    }

    /** Makes room for another one. */
    public void end(Exchange exchange) {
        underWay.end(due(exchange.getProperty(DUE)));
    }

    /** Makes the message what is sent to the webhook in the body. */
    public void write(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        WebhookTable.Due due = message.getBody(WebhookTable.Due.class);
        Map<String, Object> job = report.find(due.jobId(), Optional.empty()).orElseThrow(JobException::unknown);
        job.remove("webhook");
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", "job." + job.get("state"));
        event.put("job", job);
        message.setHeader(WebhookSink.URL, due.url());
        message.setHeader(WebhookSink.DELIVERY, due.jobId());
        message.setBody(MAPPER.writeValueAsBytes(event));
    }

    /** The receiver has it. */
    public void delivered(Exchange exchange) {
        table.delivered(due(exchange.getProperty(DUE)));
    }

    /** The receiver does not have it. */
    public void failed(Exchange exchange) {
        WebhookTable.Due due = due(exchange.getProperty(DUE));
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Optional<Duration> wait =
                mayPass(failure) ? new WebhookRetry(attempts, retryDelay).after(due.attempts() + 1) : Optional.empty();
        LOG.warn(
                "Attempt {} to call the webhook of job {} failed{}: {}",
                due.attempts() + 1,
                due,
                wait.isPresent() ? "" : " for good",
                failure.getMessage());
        table.failed(due, explain(failure), wait.map(clock.instant()::plus));
    }

    private static String explain(Exception failure) {
        return failure instanceof WebhookFailedException || failure instanceof WebhookRefusedException
                ? failure.getMessage()
                : "It could not be sent; the log of the application says why.";
    }

    private static boolean mayPass(Exception failure) {
        return failure instanceof WebhookFailedException failed
                ? failed.retryable()
                : !(failure instanceof WebhookRefusedException);
    }

    private static WebhookTable.Due due(Object property) {
        return (WebhookTable.Due) property;
    }

    /** How many are called at once. */
    public void setParallelism(int parallelism) {
        this.underWay = new WebhooksUnderWay(parallelism);
    }

    /** The most attempts in all. */
    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    /** Wait before the second attempt, such as {@code 5s}, doubled for each next one. */
    public void setRetryDelay(String retryDelay) {
        this.retryDelay = DurationSetting.readPositive("tts.webhook.retryDelay", retryDelay);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.table = new WebhookTable(SpeechDatabase.of(camelContext));
        this.report = new JobReport(new JobTable(SpeechDatabase.of(camelContext)));
        this.clock = StoreClock.of(camelContext);
    }
}
