package io.github.cameltts.routes.http.elevenlabs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each character of a text is heard.
 *
 * @param characters Unicode code points in their order, as texts
 * @param starts seconds from the beginning of the audio
 * @param ends the same, never before its start
 */
record Alignment(List<String> characters, List<Double> starts, List<Double> ends) {

    /** The characters that begin in a span of time, in seconds: the first instant is inside, the last is not. */
    Alignment between(double from, double to) {
        int first = firstFrom(from);
        int end = firstFrom(to);
        return new Alignment(characters.subList(first, end), starts.subList(first, end), ends.subList(first, end));
    }

    private int firstFrom(double seconds) {
        int index = 0;
        while (index < starts.size() && starts.get(index) < seconds) {
            index++;
        }
        return index;
    }

    /** By ElevenLabs' names. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("characters", characters);
        fields.put("character_start_times_seconds", starts);
        fields.put("character_end_times_seconds", ends);
        return fields;
    }
}
