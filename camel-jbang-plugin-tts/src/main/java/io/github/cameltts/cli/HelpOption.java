package io.github.cameltts.cli;

import picocli.CommandLine.Option;

/** What every command understands, also one that only leads to others. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Tells how the command is used, and does nothing.")
    @SuppressWarnings("unused") // picocli alone looks at it
    private boolean help;
}
