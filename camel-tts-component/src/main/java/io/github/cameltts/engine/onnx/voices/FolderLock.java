package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to fetch one voice into a folder, which only one process has at a time. The operating system gives it back
 * when a process dies. Its file in {@code .locks} stays: who waits for it holds it open.
 */
final class FolderLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
    private static final long POLL_MILLIS = 100;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits until nobody else fetches the voice.
     *
     * @throws EngineUnavailableException when the folder cannot be written
     */
    static FolderLock acquire(Path folder, String voice) throws InterruptedException {
        Path file = folder.resolve(".locks").resolve(voice + ".lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                LOG.info("Another process fetches the voice {}; waiting for it", voice);
                while (lock(channel).isEmpty()) {
                    Thread.sleep(POLL_MILLIS);
                }
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            close(channel);
            throw new EngineUnavailableException(
                    "The models folder " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Allow it, or change tts.models.dir.",
                    e);
        } catch (InterruptedException e) {
            close(channel);
            throw e;
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // another store in this process has it
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("A lock file could not be closed", e);
        }
    }
}
