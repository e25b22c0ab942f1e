package io.github.cameltts.localvoices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's lines in a copy of the example's files, as a user runs them in its folder. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The README's lines are for a POSIX shell")
class LocalVoicesIT {

    private static final Pattern LINES =
            Pattern.compile("<!-- run by LocalVoicesIT -->\\n```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path checkout;

    private Path folder;

    @BeforeEach
    void copyTheExample() throws IOException {
        folder = Files.createDirectories(checkout.resolve("examples/local-voices"));
        Files.createDirectory(folder.resolve("sample"));
        for (String file : List.of("application.properties", "sample/hello.json")) {
            Files.copy(Path.of(file), folder.resolve(file));
        }
        Files.createSymbolicLink(folder.resolve("target"), Path.of("target").toAbsolutePath());
        Files.createSymbolicLink(
                checkout.resolve("models"), Path.of("../../models").toRealPath());
    }

    @Test
    void aVoiceOfTheFolderSpeaksAndItsSecondSpeakerAndInAnotherFormatWithoutSpeakingTwice() throws Exception {
        run();

        JsonNode told = told();
        assertThat(told.findValuesAsText("cache")).containsExactly("synthesized", "synthesized", "converted");
        assertThat(told.findValuesAsText("voice")).containsExactly("jo", "jo#cole", "jo");
        assertThat(seconds("first.wav")).isBetween(0.8, 5.0);
        assertThat(seconds("second.wav")).isBetween(0.8, 5.0);
        assertThat(Files.size(result("small.mp3"))).isBetween(1000L, Files.size(result("first.wav")) / 2);

        run();
        assertThat(told().findValuesAsText("cache")).containsExactly("store", "store", "store");
    }

    private JsonNode told() throws IOException {
        return new ObjectMapper().readTree(result("hello.json").toFile());
    }

    private double seconds(String wav) throws Exception {
        AudioFileFormat file = AudioSystem.getAudioFileFormat(result(wav).toFile());
        return file.getFrameLength() / (double) file.getFormat().getFrameRate();
    }

    private Path result(String name) {
        return folder.resolve("tts-data/outbox").resolve(name);
    }

    private void run() throws IOException, InterruptedException {
        Matcher lines = LINES.matcher(Files.readString(Path.of("README.md")));
        assertThat(lines.find()).isTrue();
        Path log = folder.resolve("log");
        Process shell = new ProcessBuilder("sh", "-e", "-c", lines.group(1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(shell.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(shell.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }
}
