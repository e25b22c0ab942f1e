package io.github.cameltts.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.internal.process.ToolProcess;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemEngineTest {

    @TempDir
    Path folder;

    private final SystemEngine engine = new SystemEngine(new ProgramPath(""));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void saysWhatToInstallWhenNothingSpeaks() {
        assertThatThrownBy(() -> engine.synthesize(request("Hello")))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("espeak-ng, flite, say, sapi")
                .hasMessageContaining("apt install espeak-ng");
    }

    @Test
    void saysThatTheCommandIsNotThere() {
        engine.setCommand("/nowhere/mytool --fast");

        assertThatThrownBy(engine::capabilities)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("tts.system.command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch pwned); `touch pwned` | touch pwned && touch pwned > pwned",
                "-w pwned --help",
                "%PATH% \"quoted\" 'single' \\ back",
                "Grüße, мир, 世界 \uD83D\uDE00"
            })
    void speaksWhateverTheTextIsAndRunsNothingOfIt(String text) throws Exception {
        Path heard = folder.resolve("heard");
        engine.setCommand(FakeTool.command("heard=" + heard, "voice={voice}"));

        engine.synthesize(request(text, "a $(touch pwned) {out}"));

        assertThat(heard).hasContent(text + "\n[heard=" + heard + ", voice=a $(touch pwned) {out}]");
        assertThat(Path.of("pwned")).doesNotExist();
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void takesControlCharactersAndEmbeddedCommandsOut() throws Exception {
        Path heard = folder.resolve("heard");
        engine.setCommand(FakeTool.command("heard=" + heard));

        engine.synthesize(request("one\0two\u0001three [[slnc 9000]]"));

        assertThat(Files.readAllLines(heard)).first().isEqualTo("one two three [ [slnc 9000]]");
        assertThatThrownBy(() -> engine.synthesize(request("\u0001")))
                .isInstanceOf(InvalidSpeechRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o/etc/passwd", "--help", "a\0b"})
    void refusesAVoiceThatWouldBeAnOption(String voice) {
        engine.setCommand(FakeTool.command("voice={voice}"));

        assertThatThrownBy(() -> engine.synthesize(request("Hello", voice)))
                .isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void usesPrivateFilesWhereTheCommandAsksAndRemovesThem() throws Exception {
        Path heard = folder.resolve("heard");
        engine.setCommand(FakeTool.command("in={in}", "out={out}", "heard=" + heard));

        assertThat(AudioInspector.inspect(engine.synthesize(request("Hello there"))))
                .isNotNull();

        String arguments = Files.readAllLines(heard).get(1);
        Path in = Path.of(arguments.replaceFirst(".*in=([^,]+),.*", "$1"));
        assertThat(in.getFileName()).hasToString("text.txt");
        assertThat(in.getParent()).doesNotExist();
    }

    @Test
    void removesItsFilesWhenTheProgramFails() throws Exception {
        long before = temporaryFolders();
        engine.setCommand(FakeTool.command("in={in}", "out={out}", "fail"));

        assertThatThrownBy(() -> engine.synthesize(request("Hello there")))
                .isInstanceOf(SynthesisFailedException.class);

        assertThat(temporaryFolders()).isEqualTo(before);
    }

    @Test
    void tellsWhatTheProgramComplainedAboutButNotTheText() {
        engine.setCommand(FakeTool.command("fail"));

        assertThatThrownBy(() -> engine.synthesize(request("my secret diary entry")))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("exit status 3: cannot open voice data in 'en', see http://localhost/help")
                .hasMessageNotContaining("diary");
    }

    @Test
    void theFoldersThatTheProgramNamesAreInTheCauseOnly() {
        engine.setCommand(FakeTool.command("fail"));

        assertThatThrownBy(() -> engine.synthesize(request("Hello there")))
                .hasMessageNotContaining("/usr/share")
                .cause()
                .hasMessageContaining("/usr/share/fake-voices/en");
    }

    @Test
    void refusesNoAudioAndHalfAudio() {
        engine.setCommand(FakeTool.command("silent"));
        assertThatThrownBy(() -> engine.synthesize(request("Hello"))).isInstanceOf(InvalidAudioException.class);

        SystemEngine cutting = new SystemEngine();
        cutting.setCommand(FakeTool.command("cut"));
        assertThatThrownBy(() -> cutting.synthesize(request("Hello"))).isInstanceOf(InvalidAudioException.class);
    }

    @Test
    void stopsAProgramThatTakesTooLongAndAllThatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        engine.setCommand(FakeTool.command("spawn", "pid=" + pid));
        engine.setTimeout("3s");

        assertThatThrownBy(() -> engine.synthesize(request("Hello")))
                .isInstanceOf(SpeechTimeoutException.class)
                .hasMessageContaining("tts.system.timeout");

        assertProcessEnds(pid);
    }

    @Test
    void stopsAProgramThatNeverStopsWriting() throws Exception {
        try (ToolProcess process = new ToolProcess()) {
            ToolCommand endless = ToolCommand.of(CustomTool.words(FakeTool.command("endless")));

            assertThatThrownBy(() -> process.run(endless, new byte[] {65, 10}, Duration.ofMinutes(1), 100_000))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than 100000 bytes");
        }
    }

    @Test
    void closingStopsWhatIsRunning() throws Exception {
        Path pid = folder.resolve("pid");
        engine.setCommand(FakeTool.command("spawn", "pid=" + pid));
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                engine.synthesize(request("Hello"));
            } catch (Throwable e) {
                end.set(e);
            }
        });
        caller.start();
        await().until(() -> Files.exists(pid) && Files.size(pid) > 0);

        engine.close();
        caller.join(5000);

        assertThat(end.get()).isInstanceOf(SpeechCancelledException.class);
        assertProcessEnds(pid);
    }

    @Test
    void pausesWhereSsmlSaysSo() throws Exception {
        engine.setCommand(FakeTool.command());

        Duration together =
                engine.synthesize(ssml("<speak>Hello there</speak>")).duration().orElseThrow();
        Duration apart = engine.synthesize(ssml("<speak>Hello<break time='2s'/>there</speak>"))
                .duration()
                .orElseThrow();

        assertThat(apart.minus(together)).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2000));
    }

    @Test
    void anotherCommandIsAnotherIdentity() {
        engine.setCommand(FakeTool.command("rate={rate}"));
        try (SystemEngine other = new SystemEngine()) {
            other.setCommand(FakeTool.command("rate=2"));

            assertThat(other.identity(request("Hello"))).isNotEqualTo(engine.identity(request("Hello")));
        }
    }

    @Test
    void canChangeOnlyWhatTheCommandMentions() {
        engine.setCommand(FakeTool.command("rate={rate}"));

        assertThat(engine.capabilities().rate().max()).isEqualTo(4);
        assertThat(engine.capabilities().pitch().max()).isZero();
    }

    @Test
    void handsOnAnotherFormatAsTheCommandWritesIt() {
        engine.setCommand(FakeTool.command());
        engine.setFormat("mp3");

        assertThat(engine.capabilities().formats()).containsExactly(AudioFormat.MP3);
        assertThat(engine.capabilities().textTypes()).containsExactly(TextType.TEXT);
        assertThatThrownBy(() -> engine.setFormat("pcm")).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void isFoundAndConfiguredByTheTtsComponent() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.setProperty("tts.system.command", FakeTool.command("rate={rate}"));
            context.getPropertiesComponent().setInitialProperties(properties);
            context.start();

            byte[] audio = context.createProducerTemplate().requestBody("tts:system?rate=2", "Hello", byte[].class);

            assertThat(AudioInspector.inspect(audio, AudioFormat.WAV).duration())
                    .contains(Duration.ofMillis(150));
        }
    }

    private static void assertProcessEnds(Path pid) throws IOException {
        long id = Long.parseLong(Files.readString(pid));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ProcessHandle.of(id).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static long temporaryFolders() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("tts-system-"))
                    .count();
        }
    }

    private static SpeechRequest request(String text) {
        return request(text, "");
    }

    private static SpeechRequest request(String text, String voice) {
        return SpeechRequest.of(text, voice, "", AudioFormat.WAV, 0);
    }

    private static SpeechRequest ssml(String document) {
        return new SpeechRequest(
                document,
                TextType.SSML,
                "",
                "",
                "",
                AudioFormat.WAV,
                0,
                Prosody.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>());
    }
}
