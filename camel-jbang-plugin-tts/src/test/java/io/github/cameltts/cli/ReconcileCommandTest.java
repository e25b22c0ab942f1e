package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileCommandTest {

    @TempDir
    private Path home;

    @Test
    void lostEntriesAreKeptAndRemovedOnlyByConsent() throws IOException {
        CommandRun.of(home, "say", "Hello", "-o", "-");
        List<Path> files;
        try (Stream<Path> all = Files.walk(home.resolve("blobs"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }

        CommandRun kept = CommandRun.of(home, "reconcile");
        CommandRun unasked = CommandRun.of(home, "reconcile", "--lost=remove");
        CommandRun denied = CommandRun.typing("no", home, "reconcile", "--lost=remove");
        CommandRun before = CommandRun.of(home, "rebuild", "--dry-run");
        CommandRun removed = CommandRun.of(home, "reconcile", "--lost=remove", "--yes");
        CommandRun after = CommandRun.of(home, "rebuild", "--dry-run");

        assertThat(kept.exitCode()).as(kept.err()).isZero();
        assertThat(kept.out()).contains("Lost: the files of 1 entries, of which 0 were removed");
        assertThat(unasked.exitCode()).isEqualTo(1);
        assertThat(unasked.err()).hasLineCount(1).contains("--yes");
        assertThat(denied.exitCode()).isEqualTo(1);
        assertThat(before.out()).contains("Lost: 1 spoken texts");
        assertThat(removed.exitCode()).as(removed.err()).isZero();
        assertThat(removed.out()).contains("of which 1 were removed");
        assertThat(after.out()).contains("Lost: 0 spoken texts");
    }

    @Test
    void wordThatIsNoChoiceIsWrongUsage() {
        CommandRun wrong = CommandRun.of(home, "reconcile", "--verify=sha");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("digest");
    }
}
