package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.routes.cleanup.CleanupRequest;
import io.github.cameltts.routes.cleanup.InvalidFilterException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "cleanup", description = "Deletes cached audio and outputs. Models, and what is pinned, stay.")
final class CleanupCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationOptions application;

    @Option(names = "--dry-run", description = "Only tell what would be deleted.")
    private boolean dryRun;

    @Option(names = "--cache-only", description = "The cache only.")
    private boolean cacheOnly;

    @Option(names = "--outputs-only", description = "The outputs folder only.")
    private boolean outputsOnly;

    @Option(names = "--type", paramLabel = "TYPE", description = "Assets of this type, such as tts, image or mix.")
    private String type;

    @Option(names = "--engine", paramLabel = "NAME", description = "What this engine has made.")
    private String engine;

    @Option(names = "--voice", paramLabel = "NAME", description = "What this voice has spoken.")
    private String voice;

    @Option(names = "--tenant", paramLabel = "NAME", description = "What belongs to this tenant.")
    private String tenant;

    @Option(names = "--older-than", paramLabel = "TIME", description = "What was made that long ago, such as 7d.")
    private String olderThan;

    @Option(names = "--unused-for", paramLabel = "TIME", description = "What nobody has asked for that long.")
    private String unusedFor;

    @Option(names = "--force", description = "Do not ask.")
    private boolean force;

    @Option(names = "--json", description = "Answer with JSON; needs --force or --dry-run.")
    private boolean json;

    CleanupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        CleanupRequest plan = request(true);
        if (!dryRun && !force && (json || !terminal.isInteractive())) {
            throw new RefusedException("Nobody is here to be asked. Add --force to delete, or --dry-run to see what.");
        }
        try (TtsApplication tts = application.start(List.of())) {
            ObjectNode found = ask(tts, plan);
            if (dryRun) {
                tell(found, "Would delete ");
                return 0;
            }
            if (force || number(found, "deleted_count") > 0 || number(found, "deleted_assets") > 0) {
                if (!force) {
                    tell(found, "To delete: ");
                    requireConsent();
                }
                found = ask(tts, request(false));
            }
            tell(found, "Deleted ");
            return isDone(found) ? 0 : 1;
        }
    }

    private CleanupRequest request(boolean dry) {
        Map<String, Object> filters = new HashMap<>();
        filters.put("dry_run", dry);
        filters.put("cache_only", cacheOnly);
        filters.put("outputs_only", outputsOnly);
        filters.put("type", type);
        filters.put("engine", engine);
        filters.put("voice", voice);
        filters.put("tenant", tenant);
        filters.put("older_than", olderThan);
        filters.put("unused_for", unusedFor);
        try {
            return CleanupRequest.of(filters);
        } catch (InvalidFilterException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static ObjectNode ask(TtsApplication tts, CleanupRequest request) throws Exception {
        return Json.tree(tts.askKamelet("tts-cleanup-action", Map.of(), request).getBody());
    }

    private void requireConsent() throws IOException {
        if (!terminal.confirms("Delete them?")) {
            throw new RefusedException("Nothing was deleted.");
        }
    }

    private void tell(JsonNode outcome, String verb) {
        if (json) {
            terminal.out().println(Json.write(outcome));
            return;
        }
        Table table = new Table("DIRECTORY", "ASSETS", "FILES", "SIZE", "ACTION");
        outcome.path("rows")
                .forEach(row -> table.row(
                        row.path("directory").asText(),
                        number(row, "assets"),
                        number(row, "files"),
                        Figures.bytes(number(row, "size")),
                        row.path("action").asText()));
        if (!table.isEmpty()) {
            table.print(terminal.out());
        }
        terminal.out()
                .println(verb + number(outcome, "deleted_count") + " files, "
                        + Figures.bytes(number(outcome, "deleted_bytes")) + " ("
                        + number(outcome, "deleted_bytes") + " bytes)");
    }

    private static boolean isDone(JsonNode outcome) {
        for (JsonNode row : outcome.path("rows")) {
            String action = row.path("action").asText();
            if (action.startsWith("failed") || action.startsWith("refused")) {
                return false;
            }
        }
        return true;
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong();
    }
}
