package io.github.cameltts.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command said and how it ended.
 *
 * @param output all of standard output
 */
record CommandRun(int exitCode, ByteArrayOutputStream output, String err) {

    /** Runs a command over a home of its own, with nobody there to ask. */
    static CommandRun of(Path home, String... arguments) {
        return run(Optional.empty(), at(home, arguments));
    }

    /** Runs a command for a person who types this when asked. */
    static CommandRun typing(String answer, Path home, String... arguments) {
        return run(Optional.of(answer), at(home, arguments));
    }

    static CommandRun run(Optional<String> typed, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String input = typed.map(answer -> answer + "\n").orElse("");
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                typed.isPresent());
        int exitCode = TtsCommandLine.of("tts", terminal).execute(arguments);
        return new CommandRun(exitCode, out, err.toString(StandardCharsets.UTF_8));
    }

    private static String[] at(Path home, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(1, "--home=" + home);
        return all.toArray(new String[0]);
    }

    String out() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
