package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "import", description = "Reads an archive of another cache into this one. What is here stays.")
final class ImportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ApplicationOptions application;

    @Parameters(paramLabel = "ARCHIVE", description = "The file to read, from somebody you trust.")
    private Path archive;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (TtsApplication tts = application.start(List.of())) {
            JsonNode report = Json.tree(tts.askKamelet("tts-import-action", Map.of("archive", archive.toString()), null)
                    .getBody());
            terminal.out()
                    .println(archive + ": " + report.path("imported").asLong() + " entries, "
                            + report.path("blobs").asLong() + " files, "
                            + Figures.bytes(report.path("bytes").asLong()) + "; "
                            + report.path("skipped").asLong() + " entries were here already, "
                            + report.path("without_audio").asLong() + " lack their audio");
            return report.path("without_audio").asLong() == 0 ? 0 : 1;
        }
    }
}
