package io.github.cameltts.routes.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettledFilesTest {

    @TempDir
    Path folder;

    private final SettledFiles settled = new SettledFiles(Duration.ofHours(1));
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.txt"), "one");
        age(Duration.ofHours(2));
    }

    @Test
    void aFileIsTakenAtTheSecondLookIfItIsOldEnough() {
        assertThat(settled.accept(file)).isFalse();
        assertThat(settled.accept(file)).isTrue();
    }

    @Test
    void aFileThatWasJustWrittenIsNotTaken() throws IOException {
        age(Duration.ZERO);

        assertThat(settled.accept(file)).isFalse();
        assertThat(settled.accept(file)).isFalse();
    }

    @Test
    void aFileThatHasGrownSinceTheLastLookIsNotTaken() throws IOException {
        settled.accept(file);
        Files.writeString(file, "two", StandardOpenOption.APPEND);
        age(Duration.ofHours(2));

        assertThat(settled.accept(file)).isFalse();
        assertThat(settled.accept(file)).isTrue();
    }

    @Test
    void aFileDatedTomorrowIsTakenWhenItHasBeenQuiet() throws IOException {
        age(Duration.ofDays(-1));
        SettledFiles atOnce = new SettledFiles(Duration.ZERO);

        assertThat(atOnce.accept(file)).isFalse();
        assertThat(atOnce.accept(file)).isTrue();
        assertThat(settled.accept(file)).isFalse();
        assertThat(settled.accept(file)).isFalse();
    }

    @Test
    void unsettledFilesAreSeen() {
        settled.begin();
        assertThat(settled.sawNothing()).isTrue();

        settled.accept(file);
        assertThat(settled.sawNothing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".a.txt", "a.txt.tmp", "a.TXT.PART", "a.txt~", "a.txt.error.txt"})
    void unfinishedNamesAreNotSeen(String name) throws IOException {
        Path ignored = Files.writeString(folder.resolve(name), "x");
        settled.begin();

        assertThat(settled.accept(ignored)).isFalse();
        assertThat(settled.sawNothing()).isTrue();
    }

    private void age(Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }
}
