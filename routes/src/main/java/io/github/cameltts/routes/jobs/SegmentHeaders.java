package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.routes.drop.JsonRequestParser;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Map;
import java.util.Set;

/** Turns the fields of a segment into the headers that ask for it. */
final class SegmentHeaders {

    /** What the caller must not choose, or what means nothing where the result is a file. */
    private static final Set<String> REFUSED = Set.of("text", "tenant", "request_id", "name", "store");

    private SegmentHeaders() {}

    /** @throws JobException when a field is unknown, refused, or of the wrong type */
    static void check(String place, JobSegment segment, ObjectNode common) {
        for (String name : REFUSED) {
            if (common.has(name) || segment.request().has(name)) {
                throw JobException.invalid(name, "A job has no field '" + name + "'. Leave it out.");
            }
        }
        try {
            of(segment, common);
        } catch (InvalidSpeechRequestException e) {
            throw JobException.invalid(place, e);
        }
    }

    /** What a segment says beats what holds for all. */
    static Map<String, Object> of(JobSegment segment, ObjectNode common) {
        ObjectNode request = common.deepCopy();
        request.setAll(segment.request());
        request.put("text", segment.text());
        return JsonRequestParser.request(request).headers();
    }
}
