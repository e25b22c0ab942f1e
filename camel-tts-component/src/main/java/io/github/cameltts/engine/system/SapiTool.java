package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Voice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * SAPI 5 of Windows through {@code System.Speech}: text on standard input, WAV into a file. The scripts never change;
 * what changes reaches them as environment variables.
 */
final class SapiTool implements SystemVoiceTool {

    private static final String SPEAK = """
            $ErrorActionPreference = 'Stop'
            Add-Type -AssemblyName System.Speech
            $stdin = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
            $text = $stdin.ReadToEnd()
            $speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
            if ($env:TTS_VOICE) { $speaker.SelectVoice($env:TTS_VOICE) }
            $speaker.Rate = [int]$env:TTS_RATE
            $speaker.Volume = [int]$env:TTS_VOLUME
            $speaker.SetOutputToWaveFile($env:TTS_OUT)
            $speaker.Speak($text)
            $speaker.Dispose()
            """;
    private static final String LIST = """
            Add-Type -AssemblyName System.Speech
            [Console]::OutputEncoding = [Text.Encoding]::UTF8
            $speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
            foreach ($voice in $speaker.GetInstalledVoices()) {
              if ($voice.Enabled) {
                $info = $voice.VoiceInfo
                [Console]::Out.WriteLine($info.Name + "`t" + $info.Culture.Name + "`t" + $info.Gender)
              }
            }
            """;
    private static final String VERSION =
            "[Console]::Out.WriteLine([Environment]::OSVersion.VersionString + ' ' + $PSVersionTable.PSVersion)";

    /** The rate goes from -10 to 10, which stand for a third of and three times the speed. */
    private static final double STEPS_TO_THREEFOLD = 10;

    private final Path program;

    SapiTool(Path program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "sapi";
    }

    @Override
    public EngineCapabilities refine(EngineCapabilities plain) {
        return plain.withRate(0.34, 3).withVolume(0.01, 1);
    }

    @Override
    public Optional<ToolCommand> version() {
        return Optional.of(script(VERSION, Map.of()));
    }

    @Override
    public Optional<ToolCommand> listing() {
        return Optional.of(script(LIST, Map.of()));
    }

    @Override
    public List<Voice> voices(String listing) {
        List<Voice> voices = new ArrayList<>();
        for (String line : listing.lines().toList()) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 3) {
                voices.add(new Voice(
                        fields[0],
                        fields[0],
                        VoiceList.language(fields[1]),
                        Optional.of(fields[2].toLowerCase(Locale.ROOT))));
            }
        }
        return VoiceList.of(voices, voice -> false);
    }

    @Override
    public ToolCommand speak(Utterance utterance) {
        long rate = Math.round(STEPS_TO_THREEFOLD * Math.log(utterance.prosody().rate()) / Math.log(3));
        return script(
                SPEAK,
                Map.of(
                        "TTS_VOICE", utterance.voice(),
                        "TTS_RATE", Long.toString(rate),
                        "TTS_VOLUME",
                                Long.toString(
                                        Math.round(100 * utterance.prosody().volume())),
                        "TTS_OUT", utterance.out().toString()));
    }

    private ToolCommand script(String script, Map<String, String> environment) {
        String encoded = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
        return new ToolCommand(
                List.of(program.toString(), "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded), environment);
    }
}
