package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        description = "Tells which audio files are lost and what they cost, those in use first, and speaks them again.")
final class RebuildCommand implements Callable<Integer> {

    private static final String KAMELET = "tts-rebuild-action";

    private final Terminal terminal;

    @Mixin
    private ApplicationOptions application;

    @Option(
            names = "--max-cost",
            paramLabel = "AMOUNT",
            defaultValue = "",
            description = "The most to spend, such as 2.50; no bound by default.")
    private String maxCost;

    @Option(
            names = "--list",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "How many of the lost are listed, ${DEFAULT-VALUE} by default.")
    private int list;

    @Option(names = "--dry-run", description = "Only tell what is lost, and what it cost.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Answer with JSON. It is a dry run unless --yes is given, too.")
    private boolean json;

    RebuildCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (TtsApplication tts = application.start(TtsApplication.SPEAK)) {
            ObjectNode lost = ask(tts, true);
            boolean again = !dryRun && (yes || !json) && number(lost, "lost") > 0;
            if (!json) {
                tell(lost);
                if (again) {
                    requireConsent(lost);
                }
            }
            ObjectNode outcome = again ? ask(tts, false) : lost;
            if (json) {
                terminal.out().println(Json.write(outcome));
            } else if (again) {
                tellOutcome(outcome);
            }
            return again && number(outcome, "rebuilt") < number(lost, "lost") ? 1 : 0;
        }
    }

    private ObjectNode ask(TtsApplication tts, boolean dry) throws Exception {
        Map<String, Object> parameters = new HashMap<>(Map.of("dryRun", dry, "list", list));
        if (!maxCost.isEmpty()) {
            parameters.put("maxCost", maxCost);
        }
        return Json.tree(tts.askKamelet(KAMELET, parameters, null).getBody());
    }

    private void tell(JsonNode lost) {
        Table table = new Table("USES", "VOICE", "CHARACTERS", "COST", "TEXT");
        lost.path("rows")
                .forEach(row -> table.row(
                        number(row, "uses"),
                        row.path("engine").asText() + "/" + row.path("voice").asText(),
                        number(row, "characters"),
                        Figures.money(number(row, "cost_micros")),
                        Figures.shortened(row.path("text").asText())));
        if (!table.isEmpty()) {
            table.print(terminal.out());
        }
        terminal.out()
                .println("Lost: " + number(lost, "lost") + " spoken texts, " + number(lost, "characters")
                        + " characters, which cost " + Figures.money(number(lost, "cost_micros")) + "; "
                        + number(lost, "lost_elsewhere") + " other assets, which only their makers can make again");
    }

    private void tellOutcome(JsonNode outcome) {
        terminal.out()
                .println("Rebuilt " + number(outcome, "rebuilt") + ", which cost "
                        + Figures.money(number(outcome, "spent_micros")) + "; " + number(outcome, "changed")
                        + " are asked for differently today, " + number(outcome, "failed") + " failed");
        String stopped = outcome.path("stopped").asText();
        if (!stopped.isEmpty()) {
            terminal.err().println("Stopped: " + stopped);
        }
    }

    private void requireConsent(JsonNode lost) throws IOException {
        if (yes) {
            return;
        }
        if (!terminal.isInteractive()) {
            throw new RefusedException("Nobody is here to be asked. Add --yes to speak them again, or --dry-run.");
        }
        if (!terminal.confirms("Speak " + number(lost, "lost") + " texts again?")) {
            throw new RefusedException("Nothing was spoken.");
        }
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong();
    }
}
