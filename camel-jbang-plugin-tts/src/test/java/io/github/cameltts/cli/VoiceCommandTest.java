package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Voices by reference audio. */
class VoiceCommandTest {

    @TempDir
    private Path home;

    @BeforeEach
    void putReferenceAudioIntoTheFolder() throws Exception {
        Files.createDirectories(home.resolve("voices"));
        CommandRun said = CommandRun.of(
                home,
                "say",
                "This is a reference of some seconds, which is long enough for a voice.",
                "-o",
                home.resolve("voices/anna.wav").toString());
        assertThat(said.exitCode()).as(said.err()).isZero();
    }

    @Test
    void voiceThatIsUsedIsTheActiveOne() {
        CommandRun before = voice("use");
        CommandRun set = voice("use", "anna.wav");
        CommandRun list = voice("list");
        CommandRun none = voice("use", "--none");

        assertThat(before.out()).contains("Active voice: none");
        assertThat(set.exitCode()).as(set.err()).isZero();
        assertThat(set.out()).contains("Active voice: anna.wav");
        assertThat(list.out()).containsPattern("anna\\.wav +yes +[\\d.]+ kB");
        assertThat(none.out()).contains("Active voice: none");
    }

    @Test
    void voiceThatIsNotThereIsRefused() {
        CommandRun run = voice("use", "nobody.wav");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("nobody.wav");
    }

    @Test
    void embeddingsAreForgottenAndTheAudioStays() {
        CommandRun run = voice("clear", "--all");
        CommandRun nothing = voice("clear");
        CommandRun both = voice("clear", "anna.wav", "--all");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Cleared 0 embeddings, 0 B");
        assertThat(home.resolve("voices/anna.wav")).exists();
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(both.exitCode()).isEqualTo(2);
    }

    private CommandRun voice(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "voice";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = "--home=" + home;
        return CommandRun.run(Optional.empty(), all);
    }
}
