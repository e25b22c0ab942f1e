package io.github.cameltts.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole after a crash, or not at all. */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Writes a file and waits until the disk has it.
     *
     * @return bytes written
     */
    public static long write(Path file, InputStream content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = Channels.newOutputStream(channel);
            long written = content.transferTo(out);
            channel.force(true);
            return written;
        }
    }

    /** Renames within a file system; the target appears complete, and replaces what had its name. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes renames in a folder outlive a power cut, where the platform can sync folders. */
    public static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder, and its renames are journaled.
            return;
        }
    }
}
