package io.github.cameltts.routes.jobs;

import io.github.cameltts.routes.NamedStatements;
import io.github.cameltts.routes.SpeechDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The tables of jobs, as workers see them. Whatever a worker writes is refused when the job is no longer its own: because it
 * was cancelled, or because the lease ran out and somebody else has taken over. Thread-safe; a failure is a {@link
 * org.springframework.dao.DataAccessException}.
 */
final class JobWorkTable {

    private final NamedStatements sql;
    private final InstantSource clock;
    private final Duration lease;

    JobWorkTable(SpeechDatabase database, InstantSource clock, Duration lease) {
        this.sql = new NamedStatements(database);
        this.clock = clock;
        this.lease = lease;
    }

    /** Takes a job that nobody works on; empty where somebody does, or it has ended. */
    Optional<JobClaim> claim(String jobId) {
        String name = UUID.randomUUID().toString();
        long now = clock.millis();
        return sql
                .query("claim-job", Map.of("job_id", jobId, "lease", name, "now", now, "until", now + lease.toMillis()))
                .stream()
                .map(row -> new JobClaim(
                        jobId,
                        name,
                        Optional.ofNullable((String) row.get("tenant")),
                        row.get("request"),
                        number(row, "join_segments") != 0,
                        (int) number(row, "segments"),
                        (int) number(row, "interruptions")))
                .findFirst();
    }

    void renew(Collection<JobClaim> claims) {
        long until = clock.millis() + lease.toMillis();
        sql.updateAll(
                "renew-job-lease",
                claims.stream()
                        .map(claim -> with(claim, Map.of("until", until)))
                        .toList());
    }

    /** Leaves a job to whoever claims it next. */
    void release(JobClaim claim) {
        sql.update("release-job", with(claim, Map.of()));
    }

    /**
     * The first segment behind a number that waits; empty where none does, or the job is lost.
     *
     * @throws io.github.cameltts.spi.SpeechStorageException when it is damaged
     */
    Optional<JobSegment> next(JobClaim claim, int after) {
        return sql.query("find-next-job-segment", with(claim, Map.of("after", after))).stream()
                .map(row -> new JobSegment(
                        (int) number(row, "number"),
                        JobTable.text(row.get("text")),
                        JobTable.fields(row.get("request"))))
                .findFirst();
    }

    /** @return whether the job is still the worker's */
    boolean finish(JobClaim claim, int segment, SegmentResult result) {
        Map<String, Object> row = with(claim, result.row());
        row.put("number", segment);
        return sql.inTransaction(() -> {
            boolean held = sql.update("count-job-segment", row) > 0;
            if (held) {
                sql.update("finish-job-segment", row);
            }
            return held;
        });
    }

    /** The file ids of all segments that were spoken, in order. */
    List<String> files(JobClaim claim) {
        return sql.query("find-job-files", Map.of("job_id", claim.jobId())).stream()
                .map(row -> (String) row.get("file_id"))
                .toList();
    }

    /** How large the audio of all segments is together. */
    long bytes(JobClaim claim) {
        return number(
                sql.query("sum-job-bytes", Map.of("job_id", claim.jobId())).get(0), "bytes");
    }

    /**
     * Ends a job, which is done when all segments are, and nothing else went wrong.
     *
     * @param fileId of all segments together
     * @param error what else went wrong
     * @return whether it was still the worker's
     */
    boolean finish(JobClaim claim, Optional<String> fileId, Optional<String> error, Duration retention) {
        long now = clock.millis();
        Map<String, Object> row = with(claim, Map.of("now", now, "expires_at", now + retention.toMillis()));
        row.put("file_id", fileId.orElse(null));
        row.put("error", error.orElse(null));
        return sql.update("finish-job", row) > 0;
    }

    private static Map<String, Object> with(JobClaim claim, Map<String, ?> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("job_id", claim.jobId());
        parameters.put("lease", claim.lease());
        return parameters;
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
