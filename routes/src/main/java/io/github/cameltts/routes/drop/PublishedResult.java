package io.github.cameltts.routes.drop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a metadata file says about whose result it is.
 *
 * @param source the input it was made from; empty if there is no such file, or it is not one of ours
 * @param audio names of its audio files, in the same folder
 */
record PublishedResult(String source, Set<String> audio) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static PublishedResult read(Path metadata) {
        if (!Files.isRegularFile(metadata)) {
            return new PublishedResult("", Set.of());
        }
        try {
            JsonNode root = MAPPER.readTree(metadata.toFile());
            String source = "";
            Set<String> audio = new LinkedHashSet<>();
            for (JsonNode entry : root.isArray() ? root : List.of(root)) {
                source = entry.path("source").asText("");
                if (entry.hasNonNull("audio")) {
                    audio.add(Path.of(entry.get("audio").asText()).getFileName().toString());
                }
            }
            return new PublishedResult(source, audio);
        } catch (IOException e) {
            return new PublishedResult("", Set.of());
        }
    }

    /** Folder below the outbox. */
    String folder() {
        return source.substring(0, Math.max(0, source.lastIndexOf('/')));
    }

    /** Audio of this result that the other does not have, if both were made from the same input. */
    Set<String> audioWithout(PublishedResult other) {
        Set<String> rest = new HashSet<>(source.equals(other.source) ? audio : Set.of());
        rest.removeAll(other.audio);
        return rest;
    }
}
