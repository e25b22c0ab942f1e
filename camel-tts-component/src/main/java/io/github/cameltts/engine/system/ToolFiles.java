package io.github.cameltts.engine.system;

import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.util.FileUtil;

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

    /** Programs may have left files of their own beside ours. */
    @Override
    public void close() {
        FileUtil.removeDir(folder.toFile());
    }
}
