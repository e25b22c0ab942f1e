package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store whose catalog offers one voice, the server that has it, and the folder where it belongs. */
abstract class DownloadedVoice {

    final FakeFileServer server = new FakeFileServer();
    final OfferedVoice anna = OfferedVoice.piper().on(server);

    @TempDir
    Path home;

    Path folder;
    Path model;
    VoiceStore store;

    @BeforeEach
    void openStore() {
        folder = home.resolve("models");
        model = folder.resolve(NAME + ".onnx");
        store = QuietStore.of(QuietStore.settings(folder), anna.catalog(server.url()));
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    /** What has come of the model until now. */
    final Path part() {
        return folder.resolve(NAME + ".onnx.part");
    }

    /** Names of the files that are complete. */
    final String[] visible() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toArray(String[]::new);
        }
    }
}
