package io.github.cameltts.routes;

import io.github.cameltts.digest.Sha256;
import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Content-addressed files: {@code ab/cd/abcd….wav} holds the bytes whose SHA-256 is its name. Thread-safe, also between
 * processes.
 *
 * <p>A blob appears whole or not at all: it is written under a temporary name, forced to disk and then renamed. Its time
 * of modification is when it was last stored.
 */
public final class BlobFolder {

    private static final Logger LOG = LoggerFactory.getLogger(BlobFolder.class);
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
    public record Blob(String name, String sha256, long length) {}

    public Path root() {
        return root;
    }

    Path temporary() {
        return root.resolve(TEMPORARY);
    }

    /** What a blob of these bytes is called. */
    public static Blob describe(byte[] bytes, String extension) {
        String sha256 = Sha256.of(bytes);
        String name = sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256 + "." + extension;
        return new Blob(name, sha256, bytes.length);
    }

    /** Writes a blob. One that is there already is written anew, which heals it. */
    void write(Blob blob, byte[] bytes) {
        Path target = root.resolve(blob.name());
        try {
            Path written = writeTemporary(bytes);
            try {
                Files.createDirectories(target.getParent());
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Files.deleteIfExists(written);
                throw e;
            }
        } catch (IOException e) {
            throw new SpeechStorageException(
                    "Cannot write below tts.home: " + FileTrouble.of(e)
                            + ". Check its permissions and the space on its disk.",
                    e);
        }
    }

    /** Names of the blobs that nobody has written for a while, listed folder by folder. What is no blob is not among them. */
    Iterator<String> olderThan(Duration age) {
        return new BlobCandidates(this, Instant.now().minus(age)).blobs();
    }

    /** @throws SpeechStorageException when no file can be written here */
    public void requireWritable() {
        try {
            Files.delete(Files.createFile(newTemporary()));
        } catch (IOException e) {
            throw new SpeechStorageException("Cannot write below tts.home: " + FileTrouble.of(e), e);
        }
    }

    /** Whether a file of that length is there. */
    public boolean holds(Blob blob) {
        try {
            return Files.size(root.resolve(blob.name())) == blob.length();
        } catch (IOException e) {
            return false;
        }
    }

    boolean contains(Blob blob) {
        return Files.exists(root.resolve(blob.name()));
    }

    /** The bytes of a blob, or nothing where they are not exactly those that were stored. */
    public Optional<byte[]> read(Blob blob) {
        if (!holds(blob)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(blob.name()));
            return Optional.of(bytes).filter(read -> Sha256.of(read).equals(blob.sha256()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes a blob out of everybody's sight, where it is there. */
    Optional<Path> moveAside(String name) throws IOException {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.move(file, newTemporary(), StandardCopyOption.ATOMIC_MOVE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Temporary files that nobody has written to for a while: their writers died. */
    List<Path> abandoned(Duration grace, int most) {
        Iterator<Path> files = new BlobCandidates(this, Instant.now().minus(grace)).temporaryFiles();
        List<Path> found = new ArrayList<>();
        while (found.size() < most && files.hasNext()) {
            found.add(files.next());
        }
        return found;
    }

    /** Deletes files that lie aside, as far as no other process was faster. */
    Removed delete(Collection<Path> aside) {
        Removed removed = Removed.NOTHING;
        for (Path file : aside) {
            try {
                long bytes = Files.size(file);
                Files.delete(file);
                removed = removed.plus(new Removed(0, 0, 1, bytes));
            } catch (NoSuchFileException e) {
                LOG.debug("{} has gone already", file);
            } catch (IOException e) {
                LOG.warn("Cannot remove the file {}: {}", file, e.toString());
            }
        }
        return removed;
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
}
