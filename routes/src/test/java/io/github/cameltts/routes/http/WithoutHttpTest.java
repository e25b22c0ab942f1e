package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does not want HTTP needs none of its jars. */
class WithoutHttpTest {

    @TempDir
    private Path folder;

    @Test
    void allOtherRecipesStartWithoutTheJarsOfHttp() throws Exception {
        List<String> recipes;
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/camel-tts"))) {
            recipes = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.matches("tts-http\\..*|tts-observe\\..*|tts-dashboard\\..*|.*-api\\..*"))
                    .map(name -> "classpath:camel-tts/" + name)
                    .toList();
        }
        assertThat(recipes).hasSizeGreaterThan(3);

        assertThat(start(recipes)).isZero();
    }

    private int start(List<String> recipes) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !jar.matches(".*(rest-openapi|platform-http|vertx|swagger).*"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                RecipesApplication.class.getName(),
                folder.resolve("home").toString()));
        command.addAll(recipes);
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
