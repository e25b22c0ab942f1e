package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.routes.StrictJson;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.text.TextSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a job is asked to do: {@code text}, which is cut at the ends of sentences, or {@code texts}, or {@code segments}
 * with fields of their own; {@code join}, {@code webhook}, and fields of a request such as {@code voice} for all of them.
 */
final class JobReader {

    private static final List<String> SOURCES = List.of("text", "texts", "segments");
    private static final ObjectMapper MAPPER = StrictJson.mapper();

    private final JobLimits limits;

    JobReader(JobLimits limits) {
        this.limits = limits;
    }

    /**
     * @param body a map, or JSON as text
     * @throws JobException when it is no job, or too large
     */
    JobRequest read(Object body) {
        ObjectNode fields = object(body);
        fields.properties().removeIf(field -> field.getValue().isNull());
        List<String> sources = SOURCES.stream().filter(fields::has).toList();
        if (sources.size() != 1) {
            throw JobException.invalid("text", "Send one of text, texts and segments: what is to be spoken.");
        }
        JsonNode source = fields.remove(sources.get(0));
        boolean join = flag(fields.remove("join"));
        Optional<String> webhook = Optional.ofNullable(fields.remove("webhook")).map(JobReader::webhook);
        JobRequest request = new JobRequest(fields, segments(sources.get(0), source, fields), join, webhook);
        check(sources.get(0), request);
        return request;
    }

    private static ObjectNode object(Object body) {
        try {
            JsonNode tree = body instanceof String text ? MAPPER.readTree(text) : MAPPER.valueToTree(body);
            if (tree instanceof ObjectNode object) {
                return object.deepCopy();
            }
            throw JobException.invalid("text", "A job is a JSON object, such as {\"text\": \"…\"}.");
        } catch (JsonProcessingException e) {
            throw JobException.invalid("text", "The job is " + StrictJson.problem(e));
        }
    }

    private List<JobSegment> segments(String name, JsonNode source, ObjectNode common) {
        return switch (name) {
            case "text" -> ofText(source, common);
            case "texts" -> ofTexts(name, source);
            default -> ofSegments(name, source);
        };
    }

    private List<JobSegment> ofText(JsonNode source, ObjectNode common) {
        String text = speakable("text", source);
        if (text.codePointCount(0, text.length()) > limits.characters()) {
            throw tooLarge();
        }
        if (isSsml(common, common)) {
            return numbered(List.of(text));
        }
        try {
            return numbered(TextSplitter.split(
                    text, common.path("language").asText(""), TextLimit.characters(limits.segmentLength())));
        } catch (InvalidSpeechRequestException e) {
            throw JobException.invalid("text", e);
        }
    }

    private List<JobSegment> ofTexts(String name, JsonNode source) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list(name, source)) {
            texts.add(speakable(name, text));
        }
        return numbered(texts);
    }

    private List<JobSegment> ofSegments(String name, JsonNode source) {
        List<JobSegment> segments = new ArrayList<>();
        for (JsonNode entry : list(name, source)) {
            if (!(entry instanceof ObjectNode segment)) {
                throw JobException.invalid(name, "Each segment is an object, such as {\"text\": \"…\"}.");
            }
            ObjectNode own = segment.deepCopy();
            own.properties().removeIf(field -> field.getValue().isNull());
            String text = speakable(name, own.path("text"));
            own.remove("text");
            segments.add(new JobSegment(segments.size() + 1, text, own));
        }
        return segments;
    }

    private static List<JobSegment> numbered(List<String> texts) {
        List<JobSegment> segments = new ArrayList<>();
        for (String text : texts) {
            segments.add(new JobSegment(segments.size() + 1, text, JsonNodeFactory.instance.objectNode()));
        }
        return segments;
    }

    private JsonNode list(String name, JsonNode source) {
        if (!source.isArray() || source.isEmpty()) {
            throw JobException.invalid(name, "Field '" + name + "' must be a list with at least one entry.");
        }
        if (source.size() > limits.texts()) {
            throw tooMany();
        }
        return source;
    }

    private void check(String name, JobRequest request) {
        if (request.segments().size() > limits.texts()) {
            throw tooMany();
        }
        long characters = 0;
        for (JobSegment segment : request.segments()) {
            characters += segment.characters();
            if (characters > limits.characters()) {
                throw tooLarge();
            }
            if (segment.characters() > limits.text()) {
                throw new JobException(
                        JobException.Reason.TOO_LARGE,
                        "Text " + segment.number() + " has more than " + limits.text()
                                + " characters (tts.maxTextLength). "
                                + (isSsml(segment.request(), request.common())
                                        ? "SSML is not cut: send it in several texts."
                                        : "Send it alone as 'text', which is cut."));
            }
            SegmentHeaders.check(name, segment, request.common());
        }
        if (request.join()) {
            JoinFormats.check(request);
        }
    }

    private static boolean isSsml(ObjectNode own, ObjectNode common) {
        ObjectNode fields = own.has("text_type") ? own : common;
        return fields.path("text_type").asText().equals("ssml");
    }

    private JobException tooMany() {
        return new JobException(
                JobException.Reason.TOO_LARGE,
                "The job has more than " + limits.texts() + " segments (tts.jobs.maxTexts). Send it in several jobs.");
    }

    private JobException tooLarge() {
        return new JobException(
                JobException.Reason.TOO_LARGE,
                "The job has more than " + limits.characters()
                        + " characters (tts.jobs.maxCharacters). Send it in several jobs.");
    }

    private static String speakable(String field, JsonNode text) {
        if (!text.isTextual() || text.textValue().isBlank()) {
            throw JobException.invalid(field, "A text to speak is missing or empty, or no text in quotes.");
        }
        return text.textValue();
    }

    private static boolean flag(JsonNode join) {
        if (join != null && !join.isBoolean()) {
            throw JobException.invalid("join", "Field 'join' must be true or false.");
        }
        return join != null && join.booleanValue();
    }

    private static String webhook(JsonNode webhook) {
        if (!webhook.isTextual()) {
            throw JobException.invalid("webhook", "Field 'webhook' must be an address in quotes.");
        }
        return webhook.textValue();
    }
}
