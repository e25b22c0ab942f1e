package io.github.cameltts.routes.jobs;

import io.github.cameltts.routes.NamedStatements;
import io.github.cameltts.routes.SpeechDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The webhooks of jobs that have ended. Thread-safe; a failure is a {@link org.springframework.dao.DataAccessException}.
 */
final class WebhookTable {

    /** A process that has not told by then how it went is dead. */
    private static final Duration TAKEN = Duration.ofMinutes(2);

    private final NamedStatements sql;

    WebhookTable(SpeechDatabase database) {
        sql = new NamedStatements(database);
    }

    /**
     * A webhook that is to be called.
     *
     * @param attempts how often it was, before
     * @param nextAt when it was to be, in milliseconds since 1970
     */
    record Due(String jobId, String url, int attempts, long nextAt) {

        /** The address may hold a secret. */
        @Override
        public String toString() {
            return jobId;
        }
    }

    List<Due> due(Instant now, int most) {
        return sql.query("find-due-webhooks", Map.of("now", now.toEpochMilli(), "rows", most)).stream()
                .map(row -> new Due(
                        (String) row.get("job_id"),
                        (String) row.get("webhook_url"),
                        ((Number) row.get("webhook_attempts")).intValue(),
                        ((Number) row.get("webhook_next_at")).longValue()))
                .toList();
    }

    /** @return whether nobody else has taken it */
    boolean take(Due due, Instant now) {
        return sql.update(
                        "take-webhook",
                        Map.of(
                                "job_id",
                                due.jobId(),
                                "seen",
                                due.nextAt(),
                                "until",
                                now.plus(TAKEN).toEpochMilli()))
                > 0;
    }

    void delivered(Due due) {
        end(due, "delivered", Optional.empty(), Optional.empty());
    }

    /** @param again when to try again, if so */
    void failed(Due due, String error, Optional<Instant> again) {
        end(due, again.isPresent() ? "waiting" : "failed", again, Optional.of(error));
    }

    private void end(Due due, String state, Optional<Instant> again, Optional<String> error) {
        Map<String, Object> row = new HashMap<>();
        row.put("job_id", due.jobId());
        row.put("state", state);
        row.put("next_at", again.map(Instant::toEpochMilli).orElse(null));
        row.put("error", error.orElse(null));
        sql.update("end-webhook", row);
    }
}
