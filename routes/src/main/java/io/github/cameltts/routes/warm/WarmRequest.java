package io.github.cameltts.routes.warm;

import io.github.cameltts.TtsConstants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One text of a list.
 *
 * @param place where it stands in the list, such as {@code line 3}
 * @param headers the {@code CamelTts*} headers that the list asks for
 */
public record WarmRequest(String place, String text, Map<String, Object> headers) {

    /** Once for each engine and voice, where it names none itself. Of no names, the configured one is taken. */
    List<WarmRequest> times(List<String> engines, List<String> voices) {
        List<WarmRequest> requests = List.of(this);
        requests = times(requests, TtsConstants.ENGINE, engines);
        return times(requests, TtsConstants.VOICE, voices);
    }

    private static List<WarmRequest> times(List<WarmRequest> requests, String header, List<String> values) {
        List<WarmRequest> all = new ArrayList<>();
        for (WarmRequest request : requests) {
            if (values.isEmpty() || request.headers.containsKey(header)) {
                all.add(request);
            } else {
                values.forEach(value -> all.add(request.with(header, value)));
            }
        }
        return all;
    }

    private WarmRequest with(String header, Object value) {
        Map<String, Object> more = new HashMap<>(headers);
        more.put(header, value);
        return new WarmRequest(place, text, more);
    }

    /** The text stays out of logs. */
    @Override
    public String toString() {
        return place;
    }
}
