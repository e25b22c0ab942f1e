package io.github.cameltts.engine.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.Voice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How each program is called and how its list of voices is read, also for programs of other systems. */
class SystemVoiceToolTest {

    private static final Path PROGRAM = Path.of("program");
    private static final Path IN = Path.of("in");
    private static final Path OUT = Path.of("out");

    @Test
    void espeak() {
        EspeakTool espeak = new EspeakTool(PROGRAM);

        assertThat(espeak.speak(new Utterance("en-us", new Prosody(2, 12, 0.5), IN, OUT))
                        .arguments())
                .containsExactly(
                        "program",
                        "-b",
                        "1",
                        "--stdin",
                        "--stdout",
                        "-v",
                        "en-us",
                        "-s",
                        "350",
                        "-p",
                        "100",
                        "-a",
                        "50");
        assertThat(espeak.voices("""
                                Pty Language       Age/Gender VoiceName          File                 Other Languages
                                 5  de              --/F      German             gmw/de
                                 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
                                 5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)
                                 5  yue             --/M      Chinese_(Cantonese,_latin) sit/yue-Latn   (zh-yue 5)
                                """))
                .containsExactly(
                        new Voice("en-us", "English (America)", "en-US", Optional.of("male")),
                        new Voice("de", "German", "de", Optional.of("female")),
                        new Voice("yue", "Chinese (Cantonese)", "yue", Optional.of("male")));
    }

    @Test
    void flite() {
        FliteTool flite = new FliteTool(PROGRAM);

        assertThat(flite.speak(new Utterance("slt", new Prosody(2, 0, 1), IN, OUT))
                        .arguments())
                .containsExactly(
                        "program", "-voice", "slt", "--setf", "duration_stretch=0.5000", "-f", "in", "-o", "out");
        assertThat(flite.voices("Voices available: kal awb_time kal16 awb rms slt \n"))
                .extracting(Voice::id)
                .containsExactly("slt", "kal", "kal16", "awb", "rms");
    }

    @Test
    void say() {
        SayTool say = new SayTool(PROGRAM);

        assertThat(say.speak(new Utterance("Eddy (German)", new Prosody(1.2, 0, 1), IN, OUT))
                        .arguments())
                .containsSubsequence("-v", "Eddy (German)", "-r", "210", "-o", "out", "-f", "-");
        assertThat(say.voices("""
                                Albert              en_US    # Hello! My name is Albert.
                                Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
                                Samantha            en_US    # Hello! My name is Samantha.
                                """))
                .containsExactly(
                        new Voice("Samantha", "Samantha", "en-US"),
                        new Voice("Albert", "Albert", "en-US"),
                        new Voice("Eddy (German (Germany))", "Eddy (German (Germany))", "de-DE"));
    }

    @Test
    void sapi() {
        SapiTool sapi = new SapiTool(PROGRAM);

        ToolCommand speak = sapi.speak(new Utterance("'; rm", new Prosody(3, 0, 0.5), IN, OUT));

        assertThat(speak.environment())
                .containsEntry("TTS_VOICE", "'; rm")
                .containsEntry("TTS_RATE", "10")
                .containsEntry("TTS_VOLUME", "50")
                .containsEntry("TTS_OUT", "out");
        assertThat(speak.arguments()).startsWith("program", "-NoProfile", "-NonInteractive", "-EncodedCommand");
        byte[] script = Base64.getDecoder().decode(speak.arguments().get(4));
        assertThat(new String(script, StandardCharsets.UTF_16LE))
                .contains("SetOutputToWaveFile")
                .doesNotContain("rm");
        assertThat(sapi.voices("Microsoft Zira Desktop\ten-US\tFemale\r\n"))
                .containsExactly(
                        new Voice("Microsoft Zira Desktop", "Microsoft Zira Desktop", "en-US", Optional.of("female")));
    }

    @Test
    void templatesAreSplitIntoWords() {
        assertThat(CustomTool.words("  my\\tool  -a \"b c\" --x='d  e' \"\" {out} "))
                .isEqualTo(List.of("my\\tool", "-a", "b c", "--x=d  e", "", "{out}"));
    }
}
