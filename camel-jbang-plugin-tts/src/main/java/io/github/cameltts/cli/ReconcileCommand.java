package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removing rows of lost files asks: they are what a rebuild needs, and a folder that is not mounted has lost all of them. */
@Command(
        name = "reconcile",
        description = "Brings files, rows and counters together again, and removes files that no row names.")
final class ReconcileCommand implements Callable<Integer> {

    private static final String REMOVE = "remove";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationOptions application;

    @Option(
            names = "--verify",
            paramLabel = "HOW",
            defaultValue = "length",
            description = "How closely files are looked at: none, length or digest, which reads all audio;"
                    + " ${DEFAULT-VALUE} by default.")
    private String verify;

    @Option(
            names = "--lost",
            paramLabel = "WHAT",
            defaultValue = "keep",
            description = "What becomes of entries whose file is lost: keep, so that rebuild can make them again, or"
                    + " remove; ${DEFAULT-VALUE} by default.")
    private String lost;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Answer with JSON; needs --yes where entries are removed.")
    private boolean json;

    ReconcileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        requireOneOf("--verify", verify, List.of("none", "length", "digest"));
        requireOneOf("--lost", lost, List.of("keep", REMOVE));
        if (lost.equals(REMOVE)) {
            requireConsent();
        }
        try (TtsApplication tts = application.start(List.of())) {
            JsonNode outcome =
                    Json.tree(tts.askKamelet("tts-reconcile-action", Map.of("verify", verify, "lost", lost), null)
                            .getBody());
            if (json) {
                terminal.out().println(Json.write(outcome));
            } else {
                tell(outcome);
            }
            return 0;
        }
    }

    private void requireOneOf(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new ParameterException(
                    spec.commandLine(), option + " is '" + value + "'. Write one of " + String.join(", ", known));
        }
    }

    private void requireConsent() throws IOException {
        if (yes) {
            return;
        }
        if (json || !terminal.isInteractive()) {
            throw new RefusedException("Nobody is here to be asked. Add --yes to remove lost entries, or --lost=keep.");
        }
        if (!terminal.confirms("Remove entries whose file is lost? They cannot be rebuilt afterwards.")) {
            throw new RefusedException("Nothing was changed.");
        }
    }

    private void tell(JsonNode outcome) {
        terminal.out()
                .println("Removed " + (number(outcome, "unknown_files") + number(outcome, "unnamed_files"))
                        + " files that no entry names, freed " + Figures.bytes(number(outcome, "removed_bytes"))
                        + "; corrected " + number(outcome, "corrected_blobs") + " counts of files, and the size by "
                        + number(outcome, "corrected_bytes") + " bytes");
        terminal.out()
                .println("Lost: the files of " + number(outcome, "lost_assets") + " entries, of which "
                        + number(outcome, "removed_assets") + " were removed");
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong();
    }
}
