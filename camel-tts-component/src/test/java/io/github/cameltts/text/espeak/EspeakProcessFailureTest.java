package io.github.cameltts.text.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program in the place of espeak-ng that answers as it does, until it is given a text. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class EspeakProcessFailureTest {

    private static final String GREETING = "echo 'eSpeak NG text-to-speech: 1.99  Data at: /nowhere'";

    @TempDir
    private Path folder;

    @Test
    void aCrashIsAClearError() throws Exception {
        try (EspeakProcessSource source = espeak(GREETING, "kill -SEGV $$")) {
            assertThatThrownBy(() -> source.forVoice("de").phonemize("Geheim."))
                    .isInstanceOf(SynthesisFailedException.class)
                    .hasMessageContaining("exit status 139")
                    .hasMessageNotContaining("Geheim");
        }
    }

    @Test
    void aHangEndsAtTheTimeout() throws Exception {
        try (EspeakProcessSource source = espeak(GREETING, "exec sleep 600")) {
            assertThatThrownBy(() -> source.forVoice("de").phonemize("eins"))
                    .isInstanceOf(SpeechTimeoutException.class)
                    .hasMessageContaining("3000 ms");
        }
    }

    @Test
    void aProgramThatNeverAnswersIsUnavailable() throws Exception {
        try (EspeakProcessSource source = espeak("exec sleep 600", "true")) {
            assertThatThrownBy(() -> source.forVoice("de"))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageStartingWith("espeak-process: ")
                    .hasMessageContaining("did not answer within 3000 ms");
        }
    }

    @Test
    void anAnswerThatEndsEarlyIsAClearError() throws Exception {
        try (EspeakProcessSource source = espeak(GREETING, "printf 'ˈaɪns\\ntttʔttt\\n'")) {
            assertThatThrownBy(() -> source.forVoice("de").phonemize("eins, zwei"))
                    .isInstanceOf(SynthesisFailedException.class)
                    .hasMessageContaining("1 of 2 clauses");
        }
    }

    @Test
    void clausesThatEspeakCutsItselfStayOne() throws Exception {
        try (EspeakProcessSource source =
                espeak(GREETING, "printf 'am dɾˈɪtən\\nmˈaɪ\\ntttʔttt\\nhˈɔʏtə\\ntttʔttt\\n'")) {
            assertThat(source.forVoice("de").phonemize("Am dritten Mai, heute."))
                    .isEqualTo("am dɾˈɪtən mˈaɪ, hˈɔʏtə.");
        }
    }

    @Test
    void anotherProgramIsNotTakenForEspeak() throws Exception {
        try (EspeakProcessSource source = espeak("echo flite 2.2", "true")) {
            assertThatThrownBy(() -> source.forVoice("de"))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("does not tell its version");
        }
    }

    @Test
    void aPathWithoutANameIsShownAsItIs() {
        try (EspeakProcessSource source = new EspeakProcessSource("/", Duration.ofSeconds(3))) {
            assertThatThrownBy(() -> source.forVoice("de"))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("there is no program /, or");
        }
    }

    @Test
    void theTextIsNoArgument() throws Exception {
        Path arguments = folder.resolve("arguments");
        try (EspeakProcessSource source =
                espeak(GREETING, "echo \"$@\" > " + arguments + "; printf 'ˈaɪns\\ntttʔttt\\n'")) {
            source.forVoice("de").phonemize("--phonout=file eins");
        }

        assertThat(arguments).hasContent("-v de --ipa -q");
    }

    private EspeakProcessSource espeak(String version, String answer) throws Exception {
        Path program = Files.writeString(folder.resolve("espeak-ng"), """
                #!/bin/sh
                if [ "$1" = --version ]; then
                  %s
                  exit 0
                fi
                if [ "$1" = --voices ]; then
                  echo 'Pty Language       Age/Gender VoiceName          File                 Other Languages'
                  echo ' 5  de              --/M      German             gmw/de'
                  exit 0
                fi
                text=$(cat)
                [ -z "$text" ] && exit 0
                %s
                """.formatted(version, answer));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new EspeakProcessSource(program.toString(), Duration.ofSeconds(3));
    }
}
