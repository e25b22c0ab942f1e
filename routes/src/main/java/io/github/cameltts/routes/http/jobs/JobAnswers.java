package io.github.cameltts.routes.http.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltts.routes.http.HttpFailure;
import io.github.cameltts.routes.http.JsonBody;
import io.github.cameltts.routes.jobs.JobException;
import io.github.cameltts.routes.jobs.JobException.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/** Tells a caller of a job, or why there is none. Thread-safe. */
public class JobAnswers {

    private static final Set<String> UNFINISHED = Set.of("queued", "running");
    private static final int SECONDS_TO_WAIT = 2;
    private static final Duration UNTIL_SOME_ARE_DONE = Duration.ofSeconds(30);

    private static final Map<Reason, Integer> STATUS = Map.of(
            Reason.INVALID, 400,
            Reason.TOO_LARGE, 413,
            Reason.UNKNOWN, 404,
            Reason.KEY_IN_USE, 422,
            Reason.TOO_MANY, 503);

    /** The job in the body was accepted, now or before. */
    public void accepted(Exchange exchange) throws JsonProcessingException {
        Object id = exchange.getMessage().getBody(Map.class).get("job_id");
        write(exchange, 202);
        exchange.getMessage().setHeader("Location", "/api/tts/jobs/" + id);
    }

    /** The job in the body is there. */
    public void found(Exchange exchange) throws JsonProcessingException {
        write(exchange, 200);
    }

    private static void write(Exchange exchange, int status) throws JsonProcessingException {
        Map<?, ?> job = exchange.getMessage().getBody(Map.class);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("job", withAddresses(job));
        JsonBody.write(exchange, status, answer);
        if (UNFINISHED.contains(job.get("state"))) {
            exchange.getMessage().setHeader("Retry-After", SECONDS_TO_WAIT);
        }
    }

    private static Map<String, Object> withAddresses(Map<?, ?> job) {
        Map<String, Object> told = withAddress(job);
        if (job.get("results") instanceof List<?> results) {
            told.put(
                    "results",
                    results.stream()
                            .map(result -> withAddress((Map<?, ?>) result))
                            .toList());
        }
        return told;
    }

    private static Map<String, Object> withAddress(Map<?, ?> result) {
        Map<String, Object> told = new LinkedHashMap<>();
        result.forEach((name, value) -> told.put((String) name, value));
        if (result.get("file_id") != null) {
            told.put("audio_url", "/api/tts/audio/" + result.get("file_id"));
        }
        return told;
    }

    /** Gives the failure of a job step the status that it is answered with. */
    public void explain(Exchange exchange) {
        JobException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, JobException.class);
        int status = STATUS.get(failure.reason());
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                failure.reason() == Reason.TOO_MANY
                        ? HttpFailure.later(status, failure.getMessage(), UNTIL_SOME_ARE_DONE)
                        : failure.field()
                                .map(field -> HttpFailure.ofField(status, field, failure.getMessage()))
                                .orElseGet(() -> new HttpFailure(status, failure.getMessage())));
    }
}
