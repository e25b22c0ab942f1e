package io.github.cameltts.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reference audio may be spoken with, and what is known of it. */
class SpeakerFolderTest {

    private static final byte[] SECOND = AudioFixtures.of(AudioFormat.WAV);
    private static final FileTime YESTERDAY = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));

    @TempDir
    Path home;

    private Path folder;
    private SpeakerFolder speakers;

    @BeforeEach
    void createFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("voices"));
        Files.write(home.resolve("secret.wav"), SECOND);
        speakers = new SpeakerFolder(folder, new ReferenceRules(100_000, Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "MP3", "FLAC", "OGG", "OPUS", "AAC"})
    void audioThatTellsItsFormatIsFound(AudioFormat format) throws IOException {
        Files.createDirectory(folder.resolve("team"));
        Path file = Files.write(folder.resolve("team/anna"), AudioFixtures.of(format));

        SpeakerFolder.Sample sample = speakers.sample("team/./anna");

        SpeakerReference reference = sample.reference();
        assertThat(reference.audio().name()).isEqualTo("team/anna");
        assertThat(reference.audio().bytes()).isEqualTo(Files.size(file));
        assertThat(reference.audio().modifiedAt())
                .isEqualTo(Files.getLastModifiedTime(file).toInstant());
        assertThat(reference.sha256()).matches("[0-9a-f]{64}");
        assertThat(reference.read()).isEqualTo(AudioFixtures.of(format));
        assertThat(sample.info().format()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.wav",
                "../missing.wav",
                "team/../../secret.wav",
                "team/../anna.wav",
                "link-out.wav",
                "folder-out/secret.wav",
                "",
                ".",
                "team"
            })
    void noNameLeavesTheFolder(String name) throws IOException {
        Files.createDirectory(folder.resolve("team"));
        Files.write(folder.resolve("anna.wav"), SECOND);
        Files.createSymbolicLink(folder.resolve("link-out.wav"), home.resolve("secret.wav"));
        Files.createSymbolicLink(folder.resolve("folder-out"), home);

        assertThatThrownBy(() -> speakers.find(name))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessage("The speaker reference must be a file inside the speakers' folder.");
    }

    @Test
    void anAbsolutePathIsRefusedAlsoWhereItLeadsInside() throws IOException {
        Path file = Files.write(folder.resolve("anna.wav"), SECOND);

        refused(file.toString(), "must be a file inside");
        refused("anna\u0000.wav", "no file name");
    }

    @Test
    void aLinkWithinTheFolderIsFollowed() throws IOException {
        Files.write(folder.resolve("anna.wav"), SECOND);
        Files.createSymbolicLink(folder.resolve("default.wav"), Path.of("anna.wav"));

        SpeakerReference linked = speakers.find("default.wav");

        assertThat(linked.audio().name()).isEqualTo("default.wav");
        assertThat(linked.sha256()).isEqualTo(speakers.find("anna.wav").sha256());
    }

    @Test
    void whatBreaksARuleIsRefusedByTheNameOfTheRule() throws IOException {
        write("text.wav", "To be spoken like this.".repeat(99).getBytes(StandardCharsets.UTF_8));
        refused("text.wav", "not audio that is known here");
        write("empty.wav", new byte[0]);
        refused("empty.wav", "is empty");
        write("cut.mp3", Arrays.copyOf(AudioFixtures.of(AudioFormat.MP3), 4000));
        refused("cut.mp3", "damaged or cut off mp3");
        write("large.wav", WavFile.encode(AudioFixtures.tone(60_000, 30_000), 30_000));
        refused("large.wav", "at most 100000 are allowed");
        write("long.wav", WavFile.encode(AudioFixtures.tone(4 * 8000, 8000), 8000));
        refused("long.wav", "plays 4000 ms. It must play from 1000 to 3000 ms");
        write("short.wav", WavFile.encode(AudioFixtures.tone(4000, 8000), 8000));
        refused("short.wav", "plays 500 ms");
        refused("missing.wav", "cannot be read in the speakers' folder");
        refused("anna.wav/inner.wav", "cannot be read in the speakers' folder");
    }

    @Test
    void aFolderThatIsNotThereHasNoReferences() {
        speakers = new SpeakerFolder(home.resolve("nowhere"), ReferenceRules.DEFAULT);

        refused("anna.wav", "cannot be read");
    }

    @Test
    void aFileThatDidNotChangeIsNotReadAgain() throws IOException {
        Path file = write("anna.wav", SECOND);
        String sha256 = speakers.find("anna.wav").sha256();

        // Not what a person does: the same file, size and time with another content.
        byte[] other = SECOND.clone();
        other[100]++;
        Files.write(file, other);
        Files.setLastModifiedTime(file, YESTERDAY);

        assertThat(speakers.find("anna.wav").sha256()).isEqualTo(sha256);
    }

    @Test
    void anotherTimeMakesItReadAgainAndItsDigestTellsWhetherItChanged() throws IOException {
        Path file = write("anna.wav", SECOND);
        String sha256 = speakers.find("anna.wav").sha256();

        Files.setLastModifiedTime(file, FileTime.from(YESTERDAY.toInstant().plusSeconds(60)));
        assertThat(speakers.find("anna.wav").sha256()).isEqualTo(sha256);

        byte[] other = SECOND.clone();
        other[100]++;
        Files.write(file, other);
        assertThat(speakers.find("anna.wav").sha256()).isNotEqualTo(sha256);
    }

    @Test
    void aFileThatWasJustWrittenIsReadEachTime() throws IOException {
        Path file = Files.write(folder.resolve("anna.wav"), SECOND);
        FileTime now = Files.getLastModifiedTime(file);
        String sha256 = speakers.find("anna.wav").sha256();

        byte[] other = SECOND.clone();
        other[100]++;
        Files.write(file, other);
        Files.setLastModifiedTime(file, now);

        assertThat(speakers.find("anna.wav").sha256()).isNotEqualTo(sha256);
    }

    @Test
    void anotherFileInItsPlaceIsNoticedAlsoWithTheSameSizeAndTime() throws IOException {
        write("anna.wav", SECOND);
        String sha256 = speakers.find("anna.wav").sha256();
        byte[] other = SECOND.clone();
        other[100]++;
        Path replacement = write("other.wav", other);

        Files.move(replacement, folder.resolve("anna.wav"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(speakers.find("anna.wav").sha256()).isNotEqualTo(sha256);
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, YESTERDAY);
    }

    private void refused(String name, String rule) {
        assertThatThrownBy(() -> speakers.find(name))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(rule)
                .hasMessageNotContaining(home.toString());
    }
}
