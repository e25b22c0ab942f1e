package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Chooses the program that speaks. */
final class ToolFinder {

    private record Known(String tool, String program, Function<Path, SystemVoiceTool> create) {}

    private static final List<Known> KNOWN = List.of(
            new Known("espeak-ng", "espeak-ng", EspeakTool::new),
            new Known("flite", "flite", FliteTool::new),
            new Known("say", "say", SayTool::new),
            new Known("sapi", "powershell", SapiTool::new));

    private final ProgramPath path;

    ToolFinder(ProgramPath path) {
        this.path = path;
    }

    /**
     * The first known tool that is installed.
     *
     * @param wanted a tool's name, or {@code auto} for any
     * @throws EngineUnavailableException when none is installed
     */
    SystemVoiceTool known(String wanted) {
        return KNOWN.stream()
                .filter(tool -> wanted.equals("auto") || wanted.equals(tool.tool()))
                .flatMap(tool -> path.find(tool.program()).map(tool.create()).stream())
                .findFirst()
                .orElseThrow(
                        () -> new EngineUnavailableException("No program that speaks was found on the PATH (looked for "
                                + String.join(", ", names(wanted))
                                + "). Install espeak-ng, for example by 'apt install espeak-ng' or 'brew install"
                                + " espeak-ng', or set tts.system.command."));
    }

    /**
     * A program of the integrator's choice.
     *
     * @throws EngineUnavailableException when it is not there
     */
    SystemVoiceTool custom(String template, AudioFormat output) {
        List<String> words = CustomTool.words(template);
        Optional<Path> program = words.stream().findFirst().flatMap(path::find);
        return new CustomTool(
                program.orElseThrow(() -> new EngineUnavailableException(
                        "The program of tts.system.command is not there or not executable. Correct the command, or"
                                + " remove it to use an installed espeak-ng, flite or say.")),
                words,
                output);
    }

    private static List<String> names(String wanted) {
        return wanted.equals("auto") ? KNOWN.stream().map(Known::tool).toList() : List.of(wanted);
    }
}
