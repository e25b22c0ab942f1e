package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.AssetKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody wants to be spoken in the background.
 *
 * @param common the fields that hold for all segments
 * @param segments at least one
 * @param join whether all of it is wanted as one audio, too
 * @param webhook who is told when the job has ended
 */
record JobRequest(ObjectNode common, List<JobSegment> segments, boolean join, Optional<String> webhook) {

    JobRequest {
        segments = List.copyOf(segments);
    }

    int characters() {
        return segments.stream().mapToInt(JobSegment::characters).sum();
    }

    /** The same for the same request only, in whatever order its fields come. */
    String digest() {
        AssetKey digest = new AssetKey()
                .add("job-1")
                .add(sorted(common))
                .add(String.valueOf(join))
                .add(webhook);
        segments.forEach(segment -> digest.add(sorted(segment.request())).add(segment.text()));
        return digest.toHex();
    }

    private static String sorted(ObjectNode fields) {
        Map<String, JsonNode> byName = new TreeMap<>();
        fields.properties().forEach(field -> byName.put(field.getKey(), field.getValue()));
        return new ObjectNode(JsonNodeFactory.instance, byName).toString();
    }

    /** The texts stay out of logs. */
    @Override
    public String toString() {
        return segments.size() + " segments";
    }
}
