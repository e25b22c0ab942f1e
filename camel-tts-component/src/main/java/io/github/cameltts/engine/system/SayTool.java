package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code say} of macOS: text on standard input, WAV into a file. */
final class SayTool implements SystemVoiceTool {

    private static final double WORDS_PER_MINUTE = 175;
    private static final Pattern VOICE = Pattern.compile("(.+?)\\s+([a-z]{2,3}[_-][A-Za-z0-9_-]+)\\s+#.*");

    private final Path program;

    SayTool(Path program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "say";
    }

    @Override
    public EngineCapabilities refine(EngineCapabilities plain) {
        return plain.withRate(0.5, 3);
    }

    /** The program tells no version: its voices come and go with the system's. */
    @Override
    public Optional<ToolCommand> version() {
        return Optional.of(ToolCommand.of(List.of("/usr/bin/sw_vers")));
    }

    @Override
    public Optional<ToolCommand> listing() {
        return Optional.of(ToolCommand.of(List.of(program.toString(), "-v", "?")));
    }

    @Override
    public List<Voice> voices(String listing) {
        List<Voice> voices = new ArrayList<>();
        for (String line : listing.lines().toList()) {
            Matcher matcher = VOICE.matcher(line);
            if (matcher.matches()) {
                voices.add(new Voice(matcher.group(1), matcher.group(1), VoiceList.language(matcher.group(2))));
            }
        }
        return VoiceList.of(voices, voice -> voice.id().equals("Samantha"));
    }

    @Override
    public ToolCommand speak(Utterance utterance) {
        List<String> arguments = new ArrayList<>(List.of(program.toString()));
        if (!utterance.voice().isEmpty()) {
            arguments.addAll(List.of("-v", utterance.voice()));
        }
        if (utterance.prosody().rate() != 1) {
            double wordsPerMinute = WORDS_PER_MINUTE * utterance.prosody().rate();
            arguments.addAll(List.of("-r", String.format(Locale.ROOT, "%.0f", wordsPerMinute)));
        }
        arguments.addAll(List.of(
                "--file-format=WAVE",
                "--data-format=LEI16@22050",
                "-o",
                utterance.out().toString(),
                "-f",
                "-"));
        return ToolCommand.of(arguments);
    }
}
