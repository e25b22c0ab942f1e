package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.routes.NamedStatements;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.spi.SpeechStorageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of jobs, as who submits and who asks see them. Thread-safe; a failure is a {@link
 * org.springframework.dao.DataAccessException}.
 */
final class JobTable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final NamedStatements sql;

    JobTable(SpeechDatabase database) {
        sql = new NamedStatements(database);
    }

    /**
     * The job of an idempotency key.
     *
     * @param digest of its request
     */
    record Known(String jobId, String digest) {}

    /** @return false where there are too many already, or the idempotency key is known */
    boolean insert(String jobId, JobOwner owner, JobRequest request, int mostUnfinished, long now) {
        Map<String, Object> row = owner.row();
        row.put("job_id", jobId);
        row.put("request", request.common().toString());
        row.put("request_sha256", request.digest());
        row.put("join_segments", request.join() ? 1 : 0);
        row.put("segments", request.segments().size());
        row.put("characters", request.characters());
        row.put("webhook_url", request.webhook().orElse(null));
        row.put("most_unfinished", mostUnfinished);
        row.put("now", now);
        return sql.inTransaction(() -> {
            boolean inserted = sql.update("insert-job", row) > 0;
            if (inserted) {
                sql.updateAll(
                        "insert-job-segment",
                        request.segments().stream()
                                .map(segment -> Map.of(
                                        "job_id",
                                        jobId,
                                        "number",
                                        segment.number(),
                                        "characters",
                                        segment.characters(),
                                        "request",
                                        segment.request().toString(),
                                        "text",
                                        segment.text()))
                                .toList());
            }
            return inserted;
        });
    }

    Optional<Known> findByKey(JobOwner owner) {
        return owner.idempotencyKey().isEmpty()
                ? Optional.empty()
                : sql.query("find-job-by-idempotency-key", owner.row()).stream()
                        .map(row -> new Known((String) row.get("job_id"), (String) row.get("request_sha256")))
                        .findFirst();
    }

    /** The row of a job. */
    Optional<Map<String, Object>> find(String jobId, Optional<String> tenant) {
        return sql.query("find-job", job(jobId, tenant)).stream().findFirst();
    }

    List<Map<String, Object>> segments(String jobId) {
        return sql.query("find-job-segments", Map.of("job_id", jobId));
    }

    List<Map<String, Object>> list(Optional<String> tenant, Optional<String> state, int most) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tenant", tenant.orElse(null));
        parameters.put("state", state.orElse(null));
        parameters.put("rows", most);
        return sql.query("list-jobs", parameters);
    }

    /** @return whether there was something to cancel */
    boolean cancel(String jobId, Optional<String> tenant, long now, long expiresAt) {
        Map<String, Object> parameters = job(jobId, tenant);
        parameters.put("now", now);
        parameters.put("expires_at", expiresAt);
        return sql.update("cancel-job", parameters) > 0;
    }

    /** Jobs of which the queue should be told, the oldest first; from now on it has been. */
    List<String> takeDue(long now, long sentBefore, int most) {
        List<String> due =
                sql.query("find-due-jobs", Map.of("now", now, "sent_before", sentBefore, "rows", most)).stream()
                        .map(row -> (String) row.get("job_id"))
                        .toList();
        if (!due.isEmpty()) {
            sql.update("mark-jobs-sent", Map.of("now", now, "job_ids", due));
        }
        return due;
    }

    /** @return how many were deleted */
    int deleteExpired(long now, int most) {
        List<Object> expired = sql.query("find-expired-jobs", Map.of("now", now, "rows", most)).stream()
                .map(row -> row.get("job_id"))
                .toList();
        return expired.isEmpty()
                ? 0
                : sql.inTransaction(() -> {
                    sql.update("delete-job-segments", Map.of("job_ids", expired));
                    return sql.update("delete-jobs", Map.of("job_ids", expired));
                });
    }

    /** @throws SpeechStorageException when it is no JSON object */
    static ObjectNode fields(Object json) {
        try {
            if (MAPPER.readTree(text(json)) instanceof ObjectNode fields) {
                return fields;
            }
            throw damaged(null);
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    /** @throws SpeechStorageException when it is something else */
    static String text(Object column) {
        if (column instanceof String text) {
            return text;
        }
        throw damaged(null);
    }

    private static SpeechStorageException damaged(JsonProcessingException cause) {
        return new SpeechStorageException("The job is damaged in the database. Send it again.", cause);
    }

    private static Map<String, Object> job(String jobId, Optional<String> tenant) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("job_id", jobId);
        parameters.put("tenant", tenant.orElse(null));
        return parameters;
    }
}
