package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference page and the catalog entry, which is generated from the code, say the same. */
class ReferencePageTest {

    @ParameterizedTest
    @ValueSource(strings = {"properties", "componentProperties", "headers"})
    void everyOptionAndHeaderIsDescribed(String kind) throws IOException {
        String page = Files.readString(Path.of("src/main/docs/tts-component.adoc"));
        JsonNode catalog;
        try (InputStream json = getClass().getResourceAsStream("/META-INF/io/github/cameltts/tts.json")) {
            catalog = new ObjectMapper().readTree(json).get(kind);
        }

        assertThat(catalog.properties()).isNotEmpty().allSatisfy(option -> {
            String name = option.getValue().path("multiValue").asBoolean() ? "engine.*" : option.getKey();
            String description = option.getValue().path("description").asText();
            assertThat(page).contains("| `" + name + "` | " + description.split("\\. ")[0]);
        });
    }
}
