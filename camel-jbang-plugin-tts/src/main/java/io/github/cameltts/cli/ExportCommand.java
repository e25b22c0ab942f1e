package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes what is alive in the cache into an archive, for another machine.")
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ApplicationOptions application;

    @Parameters(paramLabel = "ARCHIVE", description = "The file to write. It must not be there yet.")
    private Path archive;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (TtsApplication tts = application.start(List.of())) {
            JsonNode report = Json.tree(tts.askKamelet("tts-export-action", Map.of("archive", archive.toString()), null)
                    .getBody());
            terminal.out()
                    .println(archive + ": " + report.path("assets").asLong() + " entries, "
                            + report.path("blobs").asLong() + " files, "
                            + Figures.bytes(report.path("bytes").asLong()) + "; "
                            + report.path("damaged").asLong() + " damaged ones left out");
            return 0;
        }
    }
}
