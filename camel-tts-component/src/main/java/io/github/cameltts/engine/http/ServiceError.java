package io.github.cameltts.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a service says about a failure, in any of the shapes that are in use: {@code error} as object or text (OpenAI),
 * {@code detail} as object, text or list (ElevenLabs, FastAPI), or all of it flat; Google adds {@code details} with reasons.
 *
 * @param codes every word that classifies the failure, in lower case
 * @param param the field that is wrong, empty when not told
 * @param message for people, empty when there is none
 */
public record ServiceError(Set<String> codes, String param, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a body; one that is not JSON says nothing. */
    static ServiceError parse(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException e) {
            root = JSON.createObjectNode();
        }
        JsonNode said = Stream.of("error", "detail")
                .map(root::path)
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .findFirst()
                .orElse(root);
        if (said.isArray()) {
            said = said.path(0);
        }
        Set<String> codes = new LinkedHashSet<>();
        for (String field : new String[] {"code", "status", "type", "error"}) {
            String code = said.path(field).asText("");
            if (!code.isEmpty() && !code.equals("null")) {
                codes.add(code.toLowerCase(Locale.ROOT));
            }
        }
        said.path("details")
                .forEach(detail -> codes.add(text(detail.path("reason")).toLowerCase(Locale.ROOT)));
        codes.remove("");
        JsonNode place = said.path("loc");
        String param = place.isArray() && !place.isEmpty()
                ? place.get(place.size() - 1).asText("")
                : text(said.path("param"));
        String message = said.isTextual() ? said.asText() : text(said.path("message")) + text(said.path("msg"));
        return new ServiceError(codes, param, message);
    }

    boolean isAny(Set<String> known) {
        return codes.stream().anyMatch(known::contains);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }
}
