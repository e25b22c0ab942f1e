package io.github.cameltts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

    @TempDir
    private Path home;

    @Test
    void aFileIsReadAgainWhenSizeOrTimeHaveChanged() throws IOException {
        Path music = Files.writeString(home.resolve("music.wav"), "a tune");
        FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(music, old);
        FileDigests digests = new FileDigests();
        String tune = digests.of(music);

        Files.writeString(music, "a song");
        Files.setLastModifiedTime(music, old);
        assertThat(digests.of(music)).isEqualTo(tune);
        Files.setLastModifiedTime(music, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(digests.of(music)).isNotEqualTo(tune);
        Files.writeString(music, "a longer song");
        Files.setLastModifiedTime(music, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(digests.of(music)).hasSize(64).isNotEqualTo(tune);
    }

    @Test
    void aFileThatWasJustChangedMayBeChangedAgainAtTheSameTime() throws IOException {
        Path music = Files.writeString(home.resolve("music.wav"), "a tune");
        FileTime now = Files.getLastModifiedTime(music);
        FileDigests digests = new FileDigests();
        String tune = digests.of(music);

        Files.writeString(music, "a song");
        Files.setLastModifiedTime(music, now);

        assertThat(digests.of(music)).isNotEqualTo(tune);
    }

    @Test
    void aNameCountsWhereFilesBelongTogether() throws IOException {
        Path one = Files.writeString(home.resolve("one.bin"), "same");
        Path two = Files.writeString(home.resolve("two.bin"), "same");
        FileDigests digests = new FileDigests();

        assertThat(digests.of(one)).isEqualTo(digests.of(two)).isEqualTo(Sha256.of("same"));
        assertThat(digests.ofAll(List.of(one))).isNotEqualTo(digests.ofAll(List.of(two)));
    }
}
