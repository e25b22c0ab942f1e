package io.github.cameltts.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Set;
import picocli.CommandLine;

/** The commands. */
public final class TtsCommandLine {

    private static final Set<String> HELP = Set.of("-h", "--help");

    private TtsCommandLine() {}

    /** Whether arguments name a command, or ask which there are, rather than being options of Camel's main. */
    public static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("-") || HELP.contains(arguments[0]));
    }

    /**
     * Runs a command on the terminal of this process.
     *
     * @param name what the program is called in its help
     * @return the exit code: 0 done, 1 refused or failed, 2 wrong usage
     */
    public static int run(String name, String... arguments) {
        return of(name, Terminal.ofProcess()).execute(arguments);
    }

    static CommandLine of(String name, Terminal terminal) {
        OneLineErrors errors = new OneLineErrors(terminal);
        return new CommandLine(new TtsCommand())
                .setCommandName(name)
                .addSubcommand(new SayCommand(terminal))
                .addSubcommand(new VoicesCommand(terminal))
                .addSubcommand(new StatsCommand(terminal))
                .addSubcommand(new CleanupCommand(terminal))
                .addSubcommand(new WarmCommand(terminal))
                .addSubcommand(new RebuildCommand(terminal))
                .addSubcommand(new ReconcileCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new CommandLine(new JobsCommand())
                        .addSubcommand(new JobsCommand.ListJobs(terminal))
                        .addSubcommand(new JobsCommand.Show(terminal))
                        .addSubcommand(new JobsCommand.Cancel(terminal)))
                .addSubcommand(new CommandLine(new VoiceCommand())
                        .addSubcommand(new VoiceCommand.ListVoices(terminal))
                        .addSubcommand(new VoiceCommand.Use(terminal))
                        .addSubcommand(new VoiceCommand.Clear(terminal)))
                .setOut(new PrintWriter(new OutputStreamWriter(terminal.out(), Charset.defaultCharset()), true))
                .setExpandAtFiles(false) // a text may begin with @
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }
}
