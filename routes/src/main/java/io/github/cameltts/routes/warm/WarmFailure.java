package io.github.cameltts.routes.warm;

import java.util.Map;
import java.util.TreeMap;

/**
 * A text that was not spoken.
 *
 * @param place where it stands in the list, such as {@code line 3}
 * @param reason one sentence, without the text
 */
public record WarmFailure(String place, String reason) {

    static WarmFailure of(WarmRequest request, Exception failure) {
        return new WarmFailure(
                request.place(), failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    Map<String, Object> toMap() {
        return new TreeMap<>(Map.of("place", place, "reason", reason));
    }
}
