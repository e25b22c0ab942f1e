package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SayCommandTest {

    @TempDir
    private Path folder;

    @Test
    void speaksIntoAFileAndComesFromTheCacheTheSecondTime() throws IOException {
        CommandRun first = say("Hello", "--output=" + folder.resolve("one.wav"));
        CommandRun second = say("Hello", "--output=" + folder.resolve("two.wav"), "--json");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .matches(".*one\\.wav: \\d\\.\\d+ s by builtin/slt, synthesized, cost 0\\.00, saved 0\\.00\\R");
        assertThat(json(second))
                .containsEntry("cache", "store")
                .containsEntry("voice", "slt")
                .containsKeys("key", "file_id", "duration_ms");
        assertThat(folder.resolve("two.wav")).hasSameBinaryContentAs(folder.resolve("one.wav"));
    }

    @Test
    void standardOutputIsTheAudioAlone() throws Exception {
        CommandRun run = say("Hello", "--output=-", "--voice=slt", "--language=en-US", "--format=wav");

        assertThat(run.exitCode()).isZero();
        byte[] audio = run.output().toByteArray();
        assertThat(AudioSystem.getAudioFileFormat(new ByteArrayInputStream(audio))
                        .getByteLength())
                .isEqualTo(audio.length);
        assertThat(run.err()).startsWith("-: ").contains("synthesized");
    }

    @Test
    void textThatBeginsWithAnAtSignIsNoNameOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "--nonsense");

        CommandRun run = say("@" + file, "-o", "-");

        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void whatIsThereIsOverwrittenOnlyWhenForced() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.wav"), "precious");

        CommandRun refused = say("Hello", "-o", file.toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).hasLineCount(1).contains("kept.wav is there already", "--force");
        assertThat(refused.out()).isEmpty();
        assertThat(file).hasContent("precious");
        assertThat(folder.resolve("home")).doesNotExist();

        assertThat(say("Hello", "-o", file.toString(), "--force").exitCode()).isZero();
        assertThat(Files.size(file)).isGreaterThan(1000);
    }

    @Test
    void voiceIsAFileOfThisMachine() throws IOException {
        Path model = folder.resolve("elsewhere/mine.onnx");
        Files.createDirectories(model.getParent());
        for (String ending : List.of("", ".json")) {
            try (InputStream in =
                    getClass().getResourceAsStream("/io/github/cameltts/voices/slt/voice.onnx" + ending)) {
                Files.copy(in, Path.of(model + ending));
            }
        }

        CommandRun run = say("Hello", "--output=" + folder.resolve("mine.wav"), "--engine=onnx", "--voice=" + model);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.size(folder.resolve("mine.wav"))).isGreaterThan(1000);
    }

    @Test
    void whereToPlaceAVoiceIsToldWithTheFolder() {
        CommandRun refused =
                say("Hello", "-o", "-", "--engine=onnx", "--voice=de_DE-thorsten-medium", "-Dtts.onnx.offline=true");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .hasLineCount(1)
                .contains(
                        "de_DE-thorsten-medium.onnx",
                        folder.resolve("home/models").toString());
    }

    @Test
    void propertiesOfTheCommandLineCountForThisCommandOnly() {
        CommandRun refused = say("Hello there", "-o", "-", "-Dtts.maxTextLength=5");
        CommandRun spoken = say("Hello there", "-o", "-");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).hasLineCount(1).contains("at most 5");
        assertThat(spoken.exitCode()).isZero();
        assertThat(System.getProperties()).doesNotContainKeys("tts.home", "tts.maxTextLength");
    }

    @Test
    void substituteSpeaksForAnEngineThatIsDown() throws IOException {
        CommandRun run = say(
                "Hello",
                "--json",
                "--output=" + folder.resolve("hello.wav"),
                "-Dtts.engines=openai,builtin",
                "-Dtts.openai.baseUrl=http://127.0.0.1:1",
                "-Dtts.openai.maxAttempts=1",
                "-Dtts.format=wav");

        assertThat(run.err()).isEmpty();
        assertThat(json(run)).containsEntry("engine", "builtin");
    }

    @Test
    void mistakesAreExplainedInOneLine() {
        CommandRun unknownVoice = say("Hello", "--voice=slte", "-o", "-");
        CommandRun noFolder = say("Hello", "-o", folder.resolve("nowhere/a.wav").toString());

        assertThat(unknownVoice.exitCode()).isEqualTo(1);
        assertThat(unknownVoice.err()).hasLineCount(1).contains("Did you mean slt");
        assertThat(noFolder.exitCode()).isEqualTo(1);
        assertThat(noFolder.err()).hasLineCount(1).contains("no such folder");
    }

    @Test
    void homeThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "I am a file");

        CommandRun run = CommandRun.of(file, "say", "Hello", "-o", "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("tts.home");
        assertThat(file).hasContent("I am a file");
    }

    private CommandRun say(String... arguments) {
        List<String> all = new ArrayList<>(List.of("say"));
        all.addAll(List.of(arguments));
        return CommandRun.of(folder.resolve("home"), all.toArray(new String[0]));
    }

    private static Map<String, Object> json(CommandRun run) throws IOException {
        return new ObjectMapper().readValue(run.out(), new TypeReference<>() {});
    }
}
