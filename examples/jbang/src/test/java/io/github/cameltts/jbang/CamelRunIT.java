package io.github.cameltts.jbang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the files of this example, and those of the podcast, with the real command line, as their READMEs say.
 *
 * <p>The command line has a local repository of its own, into which this build is installed: an older build in the common
 * one must not win. What the common one holds is copied from there rather than fetched again.
 */
class CamelRunIT {

    private static final Path BUILD = Path.of(System.getProperty("build.directory"));
    private static final Path MAVEN_REPOSITORY = Path.of(System.getProperty("maven.repository"));

    @TempDir
    Path directory;

    private Process camel;

    @AfterEach
    void stop() throws InterruptedException {
        if (camel != null) {
            camel.descendants().forEach(ProcessHandle::destroyForcibly);
            camel.destroyForcibly().waitFor();
        }
    }

    @Test
    void speaksAFileWithPlainFilesOnly() throws IOException {
        for (String file : List.of("speak.camel.yaml", "application.properties")) {
            Files.copy(Path.of(file), directory.resolve(file));
        }
        Files.createDirectories(directory.resolve("inbox"));
        Files.writeString(directory.resolve("inbox/hello.txt"), "Hello from a plain file.");

        camel = start("run", "speak.camel.yaml", "application.properties");

        awaitSynthesized("outbox/hello.json");
        assertThat(directory.resolve("outbox/hello.wav")).isNotEmptyFile();
    }

    @Test
    void makesAnEpisodeOfThePodcastFromItsPlainFiles() throws IOException {
        Path podcast = Path.of("../podcast");
        Files.createDirectories(directory.resolve("music"));
        Files.createDirectories(directory.resolve("scripts"));
        for (String file : List.of("podcast.camel.yaml", "application.properties", "cover.svg", "music/bed.wav")) {
            Files.copy(podcast.resolve(file), directory.resolve(file));
        }
        Files.copy(podcast.resolve("sample/camels.md"), directory.resolve("scripts/camels.md"));

        camel = start("run", "podcast.camel.yaml", "application.properties");

        awaitSynthesized("outputs/camels.json");
        assertThat(directory.resolve("outputs/camels.wav")).isNotEmptyFile();
        assertThat(directory.resolve("outputs/camels.svg")).isNotEmptyFile();
    }

    private void awaitSynthesized(String metadata) {
        Path file = directory.resolve(metadata);
        await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(file) || !camel.isAlive());
        assertThat(file).as(() -> log()).content().contains("\"cache\" : \"synthesized\"");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmaven.repo.local=" + BUILD.resolve("repository"),
                "-cp",
                BUILD.resolve("lib") + "/*" + System.getProperty("path.separator") + BUILD.resolve("classes"),
                "main.CamelJBang"));
        command.addAll(List.of(arguments));
        command.add("--repos=" + MAVEN_REPOSITORY.toUri() + ","
                + BUILD.resolve("repository").toUri());
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("camel.log").toFile())
                .start();
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("camel.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
