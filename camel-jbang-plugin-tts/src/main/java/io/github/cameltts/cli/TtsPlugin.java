package io.github.cameltts.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;
import org.apache.camel.dsl.jbang.core.common.CamelJBangPlugin;
import org.apache.camel.dsl.jbang.core.common.Plugin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives the {@code camel} command the command {@code tts}. */
@CamelJBangPlugin(name = "camel-jbang-plugin-tts", firstVersion = "4.17.0")
public class TtsPlugin implements Plugin {

    @Override
    public void customize(CommandLine camel, CamelJBangMain main) {
        camel.addSubcommand(
                new CommandLine(new PassedOn()).setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(true));
    }

    /** Hands all arguments on: errors of a command below {@code camel} would be shown by that, with stack traces. */
    @Command(
            name = "tts",
            description =
                    "Speech with a cache: say, voices, stats, cleanup, warm, rebuild, reconcile, export, import, voice")
    private static final class PassedOn implements Callable<Integer> {

        @Parameters(arity = "0..*", paramLabel = "COMMAND")
        private List<String> arguments = List.of();

        @Override
        public Integer call() {
            return TtsCommandLine.run("camel tts", arguments.toArray(new String[0]));
        }
    }
}
