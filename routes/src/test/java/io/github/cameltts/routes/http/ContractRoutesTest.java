package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a contract promises is what the routes serve, and nothing else. */
class ContractRoutesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern CHECK = Pattern.compile("read\\(\\$\\{exchange}, '(\\w+)'\\)");
    private static final Pattern SPECIFICATION = Pattern.compile("specification: classpath:(\\S+)");

    /** Recipes that name a contract. */
    static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("camel-tts"))) {
            List<Path> recipes =
                    files.filter(file -> read(file).contains("ApiContract")).toList();
            assertThat(recipes).hasSizeGreaterThan(1);
            return recipes;
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyOperationHasItsRouteAndEveryRouteItsOperation(Path recipe) throws IOException {
        Matcher contract = SPECIFICATION.matcher(read(recipe));
        assertThat(contract.find()).isTrue();
        Map<String, String> operations =
                operations(YAML.readTree(RESOURCES.resolve(contract.group(1)).toFile()));

        assertThat(routes(YAML.readTree(recipe.toFile()), operations)).isEqualTo(operations);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRouteAsksForTheTokenFirstUnlessItsContractIsOpenAndHoldsNoThread(Path recipe) throws IOException {
        Set<String> open = open(recipe);
        for (JsonNode entry : YAML.readTree(recipe.toFile())) {
            JsonNode route = entry.path("route");
            if (route.at("/from/uri").asText().startsWith("platform-http:")) {
                String id = route.path("id").asText();
                assertThat(route.at("/from/steps/0/process/ref").asText())
                        .as(id)
                        .isEqualTo(open.contains(id) ? "" : "ttsApiAccess");
                assertThat(route.path("group").asText()).isEqualTo("tts-http");
                assertThat(route.path("routeConfigurationId").asText()).isNotEmpty();
            }
        }
    }

    /** Operations that say that everybody may ask. */
    private static Set<String> open(Path recipe) throws IOException {
        Matcher contract = SPECIFICATION.matcher(read(recipe));
        assertThat(contract.find()).isTrue();
        Set<String> open = new HashSet<>();
        for (JsonNode path :
                YAML.readTree(RESOURCES.resolve(contract.group(1)).toFile()).path("paths")) {
            for (JsonNode operation : path) {
                JsonNode security = operation.path("security");
                if (security.isArray() && security.isEmpty()) {
                    open.add(operation.path("operationId").asText());
                }
            }
        }
        return open;
    }

    /** Operation ids by method and path. */
    private static Map<String, String> operations(JsonNode contract) {
        Map<String, String> operations = new TreeMap<>();
        contract.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .forEach(operation -> operations.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        operation.getValue().path("operationId").asText())));
        return operations;
    }

    /** A route may serve several methods of one path; it is checked as the operation of one of them. */
    private static Map<String, String> routes(JsonNode recipe, Map<String, String> operations) {
        Map<String, String> served = new TreeMap<>();
        for (JsonNode entry : recipe) {
            JsonNode from = entry.path("route").path("from");
            String uri = from.path("uri").asText();
            if (!uri.startsWith("platform-http:")) {
                continue;
            }
            Set<String> checked = new HashSet<>();
            Matcher check = CHECK.matcher(from.path("steps").toString());
            while (check.find()) {
                checked.add(check.group(1));
            }
            String path = uri.substring("platform-http:".length());
            List<String> methods = Arrays.asList(
                    from.at("/parameters/httpMethodRestrict").asText().split(","));
            assertThat(methods).as(path).anySatisfy(method -> assertThat(checked)
                    .contains(operations.getOrDefault(method + " " + path, "nothing in the contract")));
            methods.forEach(method -> served.put(
                    method + " " + path, operations.getOrDefault(method + " " + path, "nothing in the contract")));
        }
        return served;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
