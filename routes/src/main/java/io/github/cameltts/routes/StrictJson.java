package io.github.cameltts.routes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads JSON of somebody unknown: nothing twice, nothing behind the end, and no deep nesting. */
public final class StrictJson {

    private static final int MAX_DEPTH = 8;

    private StrictJson() {}

    public static ObjectMapper mapper() {
        return new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** What is wrong and where, in one line that quotes little of the JSON. */
    public static String problem(JsonProcessingException failure) {
        String where = failure.getLocation() == null
                ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
        String reason = failure.getOriginalMessage().lines().findFirst().orElse("");
        return "not valid JSON" + where + ": " + reason;
    }
}
