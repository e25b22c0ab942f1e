package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildCommandTest {

    private static final String PRICE = "-Dtts.builtin.pricePerMillionChars=10";

    @TempDir
    private Path home;

    @BeforeEach
    void loseAFile() throws IOException {
        CommandRun.of(home, "say", "Hello", "-o", "-", PRICE);
        try (Stream<Path> files = Files.walk(home.resolve("blobs"))) {
            files.filter(Files::isRegularFile).forEach(RebuildCommandTest::delete);
        }
    }

    @Test
    void tellsWhatIsLostAndSpeaksItAgain() {
        CommandRun dry = CommandRun.of(home, "rebuild", "--dry-run", PRICE);
        CommandRun unasked = CommandRun.of(home, "rebuild", PRICE);
        CommandRun done = CommandRun.typing("yes", home, "rebuild", PRICE);
        CommandRun again = CommandRun.of(home, "rebuild", PRICE);

        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out())
                .containsPattern("builtin/slt +5 +0\\.00005 +Hello")
                .contains("Lost: 1 spoken texts, 5 characters, which cost 0.00005");
        assertThat(unasked.exitCode()).isEqualTo(1);
        assertThat(unasked.err()).hasLineCount(1).contains("--yes");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("Rebuilt 1, which cost 0.00005");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("Lost: 0 spoken texts");
    }

    @Test
    void boundOnMoneyStopsIt() {
        CommandRun run = CommandRun.of(home, "rebuild", "--yes", "--max-cost=0.00001", PRICE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Rebuilt 0");
        assertThat(run.err()).contains("Stopped: ");
    }

    @Test
    void programsReadJson() throws IOException {
        CommandRun run = CommandRun.of(home, "rebuild", "--json", "--yes", PRICE);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).path("rebuilt").asInt())
                .isEqualTo(1);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
