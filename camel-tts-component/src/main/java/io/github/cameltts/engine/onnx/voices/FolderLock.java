package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to fetch one voice into a folder, which only one store of one process has at a time. The operating system
 * gives it back when a process dies. Its file in {@code .locks} stays: who waits for it holds it open.
 */
final class FolderLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
    private static final long POLL_MILLIS = 100;

    /**
     * The stores of this process take turns before they open the file: POSIX locks belong to the process, and whichever
     * channel is closed first drops them for all.
     */
    private static final ConcurrentMap<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private final Semaphore turn;
    private final FileChannel channel;

    private FolderLock(Semaphore turn, FileChannel channel) {
        this.turn = turn;
        this.channel = channel;
    }

    /**
     * Waits until nobody else fetches the voice.
     *
     * @param most how long to wait
     * @throws EngineUnavailableException when the folder cannot be written, or the other one takes too long
     */
    static FolderLock acquire(Path folder, String voice, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        try {
            Path locks = Files.createDirectories(folder.resolve(".locks")).toRealPath();
            Path file = locks.resolve(voice + ".lock");
            Semaphore turn = TURNS.computeIfAbsent(file, key -> new Semaphore(1));
            if (!turn.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
                throw tooLong(voice, most);
            }
            try {
                return new FolderLock(turn, locked(file, voice, deadline, most));
            } catch (IOException | InterruptedException | RuntimeException e) {
                turn.release();
                throw e;
            }
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "The models folder cannot be written (" + FileTrouble.of(e)
                            + "). Allow it, or change tts.models.dir.",
                    e);
        }
    }

    private static FileChannel locked(Path file, String voice, long deadline, Duration most)
            throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            boolean told = false;
            while (channel.tryLock() == null) {
                if (System.nanoTime() - deadline > 0) {
                    throw tooLong(voice, most);
                }
                if (!told) {
                    LOG.info("Another process fetches the voice {}; waiting for it", voice);
                    told = true;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return channel;
        } catch (IOException | InterruptedException | RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private static EngineUnavailableException tooLong(String voice, Duration most) {
        return new EngineUnavailableException(
                "Another process, or another engine here, fetches the voice '" + voice + "' and was not done after "
                        + most.toSeconds() + " s. Ask again later, or end the process that hangs.");
    }

    @Override
    public void close() {
        close(channel);
        turn.release();
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A lock file could not be closed", e);
        }
    }
}
