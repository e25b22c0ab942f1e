package io.github.cameltts.engine.system;

import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The private folder of one run, removed with all that is in it. */
final class ToolFiles implements AutoCloseable {

    private final Path folder;
    private final String audio;

    /**
     * @param output what the program writes: many go by the extension
     */
    ToolFiles(AudioFormat output) throws IOException {
        audio = "audio." + output.id();
        folder = Files.createTempDirectory("tts-system-");
    }

    Path in() {
        return folder.resolve("text.txt");
    }

    Path out() {
        return folder.resolve(audio);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(in());
        Files.deleteIfExists(out());
        Files.deleteIfExists(folder);
    }
}
