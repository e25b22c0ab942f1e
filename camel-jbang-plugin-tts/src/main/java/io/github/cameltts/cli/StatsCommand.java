package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "stats", description = "Tells what the cache keeps, and what it has spent and saved.")
final class StatsCommand implements Callable<Integer> {

    private static final int MOST_USED = 10;

    private final Terminal terminal;

    @Mixin
    private ApplicationOptions application;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            defaultValue = "7",
            description = "How many days are told one by one, ${DEFAULT-VALUE} by default.")
    private int days;

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    StatsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        ObjectNode statistics;
        try (TtsApplication tts = application.start(List.of())) {
            statistics = Json.tree(tts.askKamelet("tts-statistics-action", Map.of("days", days, "top", MOST_USED), null)
                    .getBody());
        }
        statistics.remove("session"); // that of this command
        if (json) {
            terminal.out().println(Json.write(statistics));
        } else {
            new StatsReport(statistics).print(terminal.out());
        }
        return 0;
    }
}
