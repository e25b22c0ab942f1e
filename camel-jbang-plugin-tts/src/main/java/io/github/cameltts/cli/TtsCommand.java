package io.github.cameltts.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "tts",
        description = "Speech with a cache: what was spoken once is never paid for twice.",
        synopsisSubcommandLabel = "COMMAND")
final class TtsCommand {

    @Mixin
    @SuppressWarnings("unused") // picocli alone looks at it
    private HelpOption help;
}
