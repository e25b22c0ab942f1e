package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** CMU Flite: text in a file, WAV into a file. */
final class FliteTool implements SystemVoiceTool {

    private static final String LISTING = "Voices available:";

    private static final Pattern WORD = Pattern.compile("\\S+");

    private final Path program;

    FliteTool(Path program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "flite";
    }

    @Override
    public EngineCapabilities refine(EngineCapabilities plain) {
        return plain.withRate(0.5, 2);
    }

    @Override
    public Optional<ToolCommand> version() {
        return Optional.of(ToolCommand.of(List.of(program.toString(), "--version")));
    }

    @Override
    public Optional<ToolCommand> listing() {
        return Optional.of(ToolCommand.of(List.of(program.toString(), "-lv")));
    }

    @Override
    public List<Voice> voices(String listing) {
        List<Voice> voices = new ArrayList<>();
        for (String line :
                listing.lines().filter(text -> text.startsWith(LISTING)).toList()) {
            WORD.matcher(line.substring(LISTING.length()))
                    .results()
                    .map(MatchResult::group)
                    .forEach(name -> {
                        if (!name.endsWith("_time")) { // speaks nothing but the time of day
                            voices.add(new Voice(name, name, name.equals("awb") ? "en-GB" : "en-US"));
                        }
                    });
        }
        return VoiceList.of(voices, voice -> voice.id().equals("slt"));
    }

    @Override
    public boolean readsFile() {
        return true;
    }

    @Override
    public ToolCommand speak(Utterance utterance) {
        List<String> arguments = new ArrayList<>(List.of(program.toString()));
        if (!utterance.voice().isEmpty()) {
            arguments.addAll(List.of("-voice", utterance.voice()));
        }
        arguments.addAll(List.of(
                "--setf",
                "duration_stretch="
                        + String.format(
                                Locale.ROOT, "%.4f", 1 / utterance.prosody().rate()),
                "-f",
                utterance.in().toString(),
                "-o",
                utterance.out().toString()));
        return ToolCommand.of(arguments);
    }
}
