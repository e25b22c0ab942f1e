package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupCommandTest {

    @TempDir
    private Path home;

    @BeforeEach
    void keepSomething() throws IOException {
        assertThat(CommandRun.of(home, "say", "Hello", "-o", "-").exitCode()).isZero();
        Files.createDirectories(home.resolve("outbox"));
        Files.writeString(home.resolve("outbox/hello.wav"), "audio");
        Files.createDirectories(home.resolve("models"));
        Files.writeString(home.resolve("models/voice.onnx"), "model");
    }

    @Test
    void dryRunAgreesWithTheRunToTheByte() throws IOException {
        JsonNode dry = json(CommandRun.of(home, "cleanup", "--dry-run", "--json"));
        long before = size();
        JsonNode done = json(CommandRun.of(home, "cleanup", "--force", "--json"));

        assertThat(dry.path("deleted_count").asInt()).isEqualTo(2);
        assertThat(done.path("deleted_bytes").asLong())
                .isEqualTo(dry.path("deleted_bytes").asLong())
                .isEqualTo(before - size());
        assertThat(files()).containsExactly(home.resolve("models/voice.onnx"));
    }

    @Test
    void tableTellsWhatWouldGo() {
        CommandRun run = CommandRun.of(home, "cleanup", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("DIRECTORY +ASSETS +FILES +SIZE +ACTION")
                .containsPattern("blobs +1 +1 +[\\d.]+ kB +delete")
                .containsPattern("outbox +0 +1 +5 B +delete")
                .contains("Would delete 2 files, ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void nobodyToAskMeansNo() throws IOException {
        List<Path> before = files();

        CommandRun run = CommandRun.of(home, "cleanup");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("--force");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void personIsAskedAndOnlyYesMeansYes() throws IOException {
        List<Path> before = files();

        CommandRun declined = CommandRun.typing("", home, "cleanup");

        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.out()).contains("To delete: 2 files");
        assertThat(declined.err()).contains("[y/N]", "Nothing was deleted");
        assertThat(files()).isEqualTo(before);

        CommandRun agreed = CommandRun.typing("Y", home, "cleanup", "--cache-only");

        assertThat(agreed.exitCode()).as(agreed.err()).isZero();
        assertThat(agreed.out()).contains("Deleted 1 files");
        assertThat(files()).contains(home.resolve("outbox/hello.wav"));
    }

    @Test
    void filtersThatMatchNothingDeleteNothing() throws IOException {
        List<Path> before = files();

        for (String filter : List.of(
                "--engine=openai",
                "--voice=nova",
                "--type=image",
                "--tenant=acme",
                "--older-than=7d",
                "--unused-for=1h")) {
            CommandRun run = CommandRun.of(home, "cleanup", "--cache-only", "--force", filter);

            assertThat(run.exitCode()).as(filter).isZero();
            assertThat(run.out()).as(filter).contains("Deleted 0 files, 0 B");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void filtersThatMakeNoSenseAreWrongUsage() {
        CommandRun time = CommandRun.of(home, "cleanup", "--older-than=soon", "--force");
        CommandRun both = CommandRun.of(home, "cleanup", "--cache-only", "--outputs-only", "--force");

        assertThat(time.exitCode()).isEqualTo(2);
        assertThat(time.err()).hasLineCount(1).contains("soon");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).hasLineCount(1).contains("cache_only");
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    /** All but the database. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("tts."))
                    .sorted()
                    .toList();
        }
    }

    private long size() throws IOException {
        long sum = 0;
        for (Path file : files()) {
            sum += Files.size(file);
        }
        return sum;
    }
}
