package io.github.cameltts.routes.jobs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what has become of a job, without its texts: {@code job_id}, {@code state}, {@code progress} ({@code segments},
 * {@code done}, {@code failed}), {@code characters}, times in ISO 8601 and UTC, {@code file_id} where the segments were
 * joined, {@code error}, {@code webhook}, and {@code results}, one for each segment.
 */
final class JobReport {

    private static final Set<String> UNFINISHED = Set.of("queued", "running");

    private final JobTable table;

    JobReport(JobTable table) {
        this.table = table;
    }

    static boolean isFinished(Map<String, Object> report) {
        return !UNFINISHED.contains(report.get("state"));
    }

    /** One with its results. */
    Optional<Map<String, Object>> find(String jobId, Optional<String> tenant) {
        return table.find(jobId, tenant).map(row -> {
            Map<String, Object> report = summary(row);
            report.put(
                    "results",
                    table.segments(jobId).stream().map(JobReport::result).toList());
            return report;
        });
    }

    /** The newest, without their results. */
    List<Map<String, Object>> list(Optional<String> tenant, Optional<String> state, int most) {
        return table.list(tenant, state, most).stream().map(JobReport::summary).toList();
    }

    private static Map<String, Object> summary(Map<String, Object> row) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("job_id", row.get("job_id"));
        report.put("state", row.get("state"));
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("segments", row.get("segments"));
        progress.put("done", row.get("segments_done"));
        progress.put("failed", row.get("segments_failed"));
        report.put("progress", progress);
        report.put("characters", row.get("characters"));
        for (String time : List.of("created_at", "started_at", "finished_at", "expires_at")) {
            put(report, time, time(row.get(time)));
        }
        put(report, "file_id", row.get("file_id"));
        put(report, "error", row.get("error"));
        if (row.get("webhook_state") != null) {
            Map<String, Object> webhook = new LinkedHashMap<>();
            webhook.put("state", row.get("webhook_state"));
            webhook.put("attempts", row.get("webhook_attempts"));
            put(webhook, "error", row.get("webhook_error"));
            report.put("webhook", webhook);
        }
        return report;
    }

    private static Map<String, Object> result(Map<String, Object> row) {
        Map<String, Object> result = new LinkedHashMap<>();
        row.forEach((column, value) -> put(result, column, value));
        return result;
    }

    private static void put(Map<String, Object> report, String name, Object value) {
        if (value != null) {
            report.put(name, value);
        }
    }

    private static Object time(Object millis) {
        return millis instanceof Number number
                ? Instant.ofEpochMilli(number.longValue()).toString()
                : null;
    }
}
