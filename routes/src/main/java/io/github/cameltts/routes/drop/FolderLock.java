package io.github.cameltts.routes.drop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes one process the owner of a folder. The operating system lets go of it when the process dies. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if the folder cannot be made or written, or has another owner; the message says what to do */
    static FolderLock acquire(Path folder) throws IOException {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "The folder " + folder + " cannot be used: " + e + ". Make it a folder that can be written.", e);
        }
        if (!locked(channel)) {
            channel.close();
            throw new IOException("The folder " + folder
                    + " is in use by another file drop. Stop that one, or give this one folders of its own.");
        }
        return new FolderLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
