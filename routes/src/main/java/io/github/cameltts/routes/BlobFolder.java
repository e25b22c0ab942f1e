package io.github.cameltts.routes;

import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Content-addressed files: {@code ab/cd/abcd….wav} holds the bytes whose SHA-256 is its name. Thread-safe, also between
 * processes.
 *
 * <p>A blob appears whole or not at all: it is written under a temporary name, forced to disk and then renamed. Its time
 * of modification is when it was last stored, and {@link #remove} goes by that.
 */
public final class BlobFolder {

    private static final String TEMPORARY = "tmp";

    private final Path root;

    BlobFolder(Path root) {
        this.root = root;
    }

    /**
     * What a row says about its blob.
     *
     * @param name path below the folder, with forward slashes
     */
    record Blob(String name, String sha256, long length) {}

    public Path root() {
        return root;
    }

    Path temporary() {
        return root.resolve(TEMPORARY);
    }

    /** Stores bytes. Those that are there already are written anew, which heals a damaged blob. */
    Blob write(byte[] bytes, String extension) {
        String sha256 = sha256(bytes);
        String name = sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256 + "." + extension;
        Path target = root.resolve(name);
        try {
            Path written = writeTemporary(bytes);
            Files.createDirectories(target.getParent());
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            return new Blob(name, sha256, bytes.length);
        } catch (IOException e) {
            throw new SpeechStorageException(
                    "Cannot write below " + root + ": " + e + ". Check its permissions and the space on its disk.", e);
        }
    }

    /** The bytes of a blob, or nothing where they are not exactly those that were stored. */
    Optional<byte[]> read(Blob blob) {
        Path file = root.resolve(blob.name());
        try {
            if (Files.size(file) != blob.length()) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(bytes).filter(read -> sha256(read).equals(blob.sha256()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes a blob that was last stored before {@code cutoff}.
     *
     * <p>It is moved aside before its age is looked at for the last time, so one that somebody stores again right now
     * is either seen to be young and put back, or written beside the old one.
     *
     * @return how many bytes that freed, 0 if it stays or another process removes it
     */
    long remove(String name, Instant cutoff) throws IOException {
        Path file = root.resolve(name);
        Path aside = newTemporary();
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            if (Files.getLastModifiedTime(aside).toInstant().isBefore(cutoff)) {
                long length = Files.size(aside);
                Files.delete(aside);
                return length;
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            return 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private Path writeTemporary(byte[] bytes) throws IOException {
        Path file = newTemporary();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path newTemporary() throws IOException {
        return Files.createDirectories(temporary()).resolve(UUID.randomUUID() + ".tmp");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
