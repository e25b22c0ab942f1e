package io.github.cameltts.routes;

import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;

/**
 * The folder {@code tts.home} (or environment {@code TTS_HOME}): the database and the blobs beside it.
 *
 * @param folder absolute path
 */
public record TtsHome(Path folder) {

    public static TtsHome of(CamelContext context) {
        String home = context.resolvePropertyPlaceholders("{{tts.home:./tts-data}}");
        return new TtsHome(Path.of(home).toAbsolutePath().normalize());
    }

    Path database() {
        return folder.resolve("tts.db");
    }

    public BlobFolder blobs() {
        return new BlobFolder(folder.resolve("blobs"));
    }

    /** Creates the folder where it is missing, and finds out now rather than at the first request whether it is writable. */
    TtsHome create() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", ".tmp"));
            return this;
        } catch (IOException e) {
            throw new SpeechStorageException(
                    "Cannot write to tts.home (" + FileTrouble.of(e)
                            + "): it must be a folder this program may write to, on a disk that is not full. "
                            + "Free it, or set tts.home (TTS_HOME) to another folder.",
                    e);
        }
    }
}
