package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * eSpeak NG: text on standard input, WAV on standard output. Its own SSML mode is not used, because {@code audio} there
 * plays any file of the machine.
 */
final class EspeakTool implements SystemVoiceTool {

    private static final double WORDS_PER_MINUTE = 175;
    private static final double NEUTRAL_PITCH = 50;
    private static final double PITCH_STEPS_PER_OCTAVE = 50;
    private static final int NEUTRAL_AMPLITUDE = 100;
    private static final Pattern VOICE = Pattern.compile("\\s*\\d+\\s+(\\S+)\\s+\\S*/([MF-])\\s+(\\S+)\\s+.*");

    private final Path program;

    EspeakTool(Path program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "espeak-ng";
    }

    @Override
    public EngineCapabilities refine(EngineCapabilities plain) {
        return plain.withRate(0.5, 2.5).withPitch(-12, 11).withVolume(0.1, 2);
    }

    @Override
    public Optional<ToolCommand> version() {
        return Optional.of(ToolCommand.of(List.of(program.toString(), "--version")));
    }

    @Override
    public Optional<ToolCommand> listing() {
        return Optional.of(ToolCommand.of(List.of(program.toString(), "--voices")));
    }

    @Override
    public List<Voice> voices(String listing) {
        List<Voice> voices = new ArrayList<>();
        for (String line : listing.lines().toList()) {
            Matcher matcher = VOICE.matcher(line);
            if (matcher.matches()) {
                voices.add(new Voice(
                        matcher.group(1),
                        matcher.group(3).replace('_', ' '),
                        VoiceList.language(matcher.group(1)),
                        gender(matcher.group(2))));
            }
        }
        return VoiceList.of(voices, voice -> voice.id().equals("en-us"));
    }

    private static Optional<String> gender(String letter) {
        return switch (letter) {
            case "M" -> Optional.of("male");
            case "F" -> Optional.of("female");
            default -> Optional.empty();
        };
    }

    @Override
    public boolean writesFile() {
        return false;
    }

    @Override
    public ToolCommand speak(Utterance utterance) {
        Prosody prosody = utterance.prosody();
        List<String> arguments = new ArrayList<>(List.of(program.toString(), "-b", "1", "--stdin", "--stdout"));
        if (!utterance.voice().isEmpty()) {
            arguments.addAll(List.of("-v", utterance.voice()));
        }
        arguments.addAll(List.of("-s", number(WORDS_PER_MINUTE * prosody.rate())));
        arguments.addAll(List.of("-p", number(NEUTRAL_PITCH + prosody.pitch() * PITCH_STEPS_PER_OCTAVE / 12)));
        arguments.addAll(List.of("-a", number(NEUTRAL_AMPLITUDE * prosody.volume())));
        return ToolCommand.of(arguments);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
