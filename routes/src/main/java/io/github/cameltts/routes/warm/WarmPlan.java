package io.github.cameltts.routes.warm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to do for a list.
 *
 * @param missing what must be made, each key once
 * @param kept how many the store has already
 * @param repeated how many ask for the same audio as one before them
 * @param failures entries that can never be spoken
 */
public record WarmPlan(List<WarmItem> missing, int kept, int repeated, List<WarmFailure> failures) {

    public long characters() {
        return missing.stream().mapToLong(WarmItem::characters).sum();
    }

    /** The most that it may cost, in millionths of the currency. */
    public long costMicros() {
        return missing.stream().mapToLong(WarmItem::costMicros).sum();
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("missing", missing.size());
        map.put("kept", kept);
        map.put("repeated", repeated);
        map.put("characters", characters());
        map.put("cost_micros", costMicros());
        return map;
    }
}
