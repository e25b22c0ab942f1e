package io.github.cameltts.routes.jobs;

import io.github.cameltts.TtsConstants;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * What became of a segment: a file id, or an error.
 *
 * @param costMicros what it cost this job, in millionths of the currency
 * @param durationMillis how long it plays
 * @param error one sentence, without the text
 */
record SegmentResult(Optional<String> fileId, long costMicros, Optional<Long> durationMillis, Optional<String> error) {

    /** Audio without a file has failed, and is paid for all the same. */
    static SegmentResult spoken(Message message) {
        Optional<String> fileId = Optional.ofNullable(message.getHeader(TtsConstants.FILE_ID, String.class));
        return new SegmentResult(
                fileId,
                message.getHeader(TtsConstants.COST, 0L, Long.class),
                Optional.ofNullable(message.getHeader(TtsConstants.DURATION, Long.class)),
                fileId.isPresent()
                        ? Optional.empty()
                        : Optional.of("It was spoken, and could not be stored. The log tells why."));
    }

    static SegmentResult failed(String error) {
        return new SegmentResult(Optional.empty(), 0, Optional.empty(), Optional.of(error));
    }

    Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("state", error.isEmpty() ? "done" : "failed");
        row.put("done", error.isEmpty() ? 1 : 0);
        row.put("failed", error.isEmpty() ? 0 : 1);
        row.put("file_id", fileId.orElse(null));
        row.put("cost_micros", costMicros);
        row.put("duration_ms", durationMillis.orElse(null));
        row.put("error", error.orElse(null));
        return row;
    }
}
