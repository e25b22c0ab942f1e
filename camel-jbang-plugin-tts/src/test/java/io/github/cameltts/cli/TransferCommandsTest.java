package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that moves to another machine. */
class TransferCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void audioOfOneCacheIsFoundInTheOther() {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        String archive = folder.resolve("my cache & more.zip").toString();
        CommandRun.of(here, "say", "Hello", "-o", "-");

        CommandRun exported = CommandRun.of(here, "export", archive);
        CommandRun imported = CommandRun.of(there, "import", archive);
        CommandRun said = CommandRun.of(there, "say", "Hello", "-o", "-");
        CommandRun again = CommandRun.of(here, "export", archive);

        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(Path.of(archive)).isRegularFile();
        assertThat(exported.out()).contains("my cache & more.zip: 1 entries, 1 files");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out()).contains("1 entries, 1 files");
        assertThat(said.err()).contains(" store, ");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).hasLineCount(1);
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Path junk = Files.writeString(folder.resolve("junk.zip"), "no archive");

        CommandRun broken = CommandRun.of(folder.resolve("home"), "import", junk.toString());
        CommandRun missing = CommandRun.of(folder.resolve("home"), "import", "nowhere.zip");

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).hasLineCount(1);
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).hasLineCount(1).contains("nowhere.zip");
    }
}
