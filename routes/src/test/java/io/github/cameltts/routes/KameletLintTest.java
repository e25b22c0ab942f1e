package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader of any Kamelet, and any tool that lists them, may rely on. */
class KameletLintTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final int MOST_TEMPLATE_LINES = 45;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema CAMEL = camelSchema();

    static Stream<Path> kamelets() throws IOException {
        return files("kamelets", ".kamelet.yaml");
    }

    static Stream<Path> recipes() throws IOException {
        return files("camel-tts", ".camel.yaml");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void kameletIsWellMade(Path file) throws IOException {
        JsonNode kamelet = YAML.readTree(file.toFile());

        verifyNameAndKind(file, kamelet);
        verifyAnnotations(kamelet);
        verifyTitleAndDescription(kamelet);
        verifyProperties(kamelet);
        verifyDependencies(kamelet);
        verifyTemplateLength(file);
        verifyEnds(kamelet);
        verifySchema(templateAsRoute(kamelet));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void recipeIsValid(Path file) throws IOException {
        verifySchema(YAML.readTree(file.toFile()));
    }

    private static void verifyNameAndKind(Path file, JsonNode kamelet) {
        String name = kamelet.at("/metadata/name").asText();
        assertThat(file).hasFileName(name + ".kamelet.yaml");
        assertThat(kamelet.path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.path("kind").asText()).isEqualTo("Kamelet");
        assertThat(type(kamelet)).isIn("action", "source", "sink");
        assertThat(name).startsWith("tts-").endsWith("-" + type(kamelet));
    }

    private static void verifyAnnotations(JsonNode kamelet) {
        JsonNode annotations = kamelet.at("/metadata/annotations");
        assertThat(annotations.path("camel.apache.org/kamelet.icon").asText()).startsWith("data:image/svg+xml;base64,");
        assertThat(List.of("provider", "catalog.version", "kamelet.group", "kamelet.support.level"))
                .allSatisfy(name -> assertThat(
                                annotations.path("camel.apache.org/" + name).asText())
                        .as(name)
                        .isNotBlank());
    }

    private static void verifyTitleAndDescription(JsonNode kamelet) {
        JsonNode definition = kamelet.at("/spec/definition");
        assertThat(definition.path("title").asText().toLowerCase(Locale.ROOT)).endsWith(" " + type(kamelet));
        assertThat(definition.path("description").asText()).endsWith(".");
        assertThat(definition.path("type").asText()).isEqualTo("object");
    }

    private static void verifyProperties(JsonNode kamelet) {
        JsonNode properties = kamelet.at("/spec/definition/properties");
        properties.properties().forEach(KameletLintTest::verifyProperty);
    }

    private static void verifyProperty(Map.Entry<String, JsonNode> property) {
        assertThat(List.of("title", "description", "type"))
                .allSatisfy(field -> assertThat(property.getValue().path(field).asText())
                        .as(property.getKey() + "." + field)
                        .isNotBlank());
        assertThat(property.getValue().path("description").asText()).endsWith(".");
    }

    private static void verifyDependencies(JsonNode kamelet) {
        List<String> dependencies = new ArrayList<>();
        kamelet.at("/spec/dependencies").forEach(dependency -> dependencies.add(dependency.asText()));
        assertThat(dependencies)
                .contains("camel:core", "camel:kamelet")
                .doesNotHaveDuplicates()
                .allMatch(dependency -> dependency.matches("camel:[a-z0-9-]+|mvn:[^:]+:[^:]+:[^:]+"));
    }

    private static void verifyTemplateLength(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.size() - lines.indexOf("  template:") - 1)
                .as("lines of the template")
                .isBetween(1, MOST_TEMPLATE_LINES);
    }

    private static void verifyEnds(JsonNode kamelet) {
        JsonNode template = kamelet.at("/spec/template");
        if (type(kamelet).equals("source")) {
            assertThat(template.toString()).contains("\"kamelet:sink\"");
        } else {
            assertThat(from(template).path("uri").asText()).isEqualTo("kamelet:source");
        }
    }

    /** A placeholder is a text where the schema may want a number. */
    private static void verifySchema(JsonNode routes) {
        assertThat(CAMEL.validate(routes))
                .filteredOn(message -> !message.getInstanceNode().asText().matches("\\{\\{.+}}"))
                .isEmpty();
    }

    /** A template has the shape of a route, but for its beans, which are a list of their own. */
    private static ArrayNode templateAsRoute(JsonNode kamelet) {
        ArrayNode routes = YAML.createArrayNode();
        JsonNode template = kamelet.at("/spec/template");
        if (template.has("beans")) {
            routes.addObject().set("beans", template.get("beans"));
        }
        if (template.has("route")) {
            routes.addObject().set("route", template.get("route"));
        } else {
            ObjectNode route = routes.addObject();
            route.set("from", template.get("from"));
        }
        return routes;
    }

    private static JsonNode from(JsonNode template) {
        return template.has("route") ? template.at("/route/from") : template.path("from");
    }

    private static String type(JsonNode kamelet) {
        return kamelet.at("/metadata/labels")
                .path("camel.apache.org/kamelet.type")
                .asText();
    }

    private static Stream<Path> files(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        }
    }

    private static JsonSchema camelSchema() {
        try (InputStream schema = KameletLintTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
