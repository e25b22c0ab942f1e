package io.github.cameltts.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "tts",
        description = "Speech with a cache: what was spoken once is never paid for twice.",
        synopsisSubcommandLabel = "COMMAND")
final class TtsCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Lists the commands.")
    @SuppressWarnings("unused") // picocli alone looks at it
    private boolean help;
}
