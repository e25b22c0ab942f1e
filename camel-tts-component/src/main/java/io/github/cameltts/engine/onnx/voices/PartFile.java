package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.digest.Sha256;
import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What has come of a file until now, beside the place where it will be: {@code name.part}, and in {@code name.part.etag}
 * what tells that the server still has the same file. All failures are {@link EngineUnavailableException}s. For one
 * thread.
 */
final class PartFile implements AutoCloseable {

    private final Path target;
    private final Path part;
    private final Path etag;
    private FileChannel channel;

    PartFile(Path target) {
        this.target = target;
        part = target.resolveSibling(target.getFileName() + ".part");
        etag = target.resolveSibling(target.getFileName() + ".part.etag");
    }

    /** How much of a file is here, whether complete or not; 0 where that cannot be told. For any thread. */
    static long bytesHere(Path target) {
        try {
            Path place = Files.exists(target) ? target : new PartFile(target).part;
            return Files.exists(place) ? Files.size(place) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Opens what is there, or begins. */
    void open(long wholeSize) {
        attempt(() -> {
            Files.createDirectories(target.getParent());
            channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.position(channel.size());
        });
        long free = usable();
        if (wholeSize - size() > free) {
            throw new EngineUnavailableException(
                    "The models folder has " + free + " bytes free, but " + target.getFileName() + " needs "
                            + (wholeSize - size()) + ". Make room or change tts.models.dir.");
        }
    }

    private long usable() {
        try {
            return Files.getFileStore(target.getParent()).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // some file systems do not tell; writing will
        }
    }

    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void append(ByteBuffer bytes) {
        attempt(() -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** Begins anew with a file that the server calls so. */
    void restart(Optional<String> validator) {
        attempt(() -> {
            channel.truncate(0);
            channel.position(0);
            if (validator.isPresent()) {
                Files.writeString(etag, validator.get());
            } else {
                Files.deleteIfExists(etag);
            }
        });
    }

    /** What the server called the file when this part was begun. */
    Optional<String> validator() {
        try {
            return Files.isRegularFile(etag) ? Optional.of(Files.readString(etag)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the digest tells in the end
        }
    }

    String sha256() {
        try {
            return Sha256.of(part);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Puts the complete file in its place, at once. */
    void finish() {
        attempt(() -> {
            channel.force(true);
            channel.close();
            Files.deleteIfExists(etag);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    void delete() {
        attempt(() -> {
            channel.close();
            Files.deleteIfExists(etag);
            Files.deleteIfExists(part);
        });
    }

    @Override
    public void close() {
        if (channel != null) {
            attempt(channel::close);
        }
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private void attempt(FileWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private EngineUnavailableException unwritable(IOException e) {
        return new EngineUnavailableException(
                target.getFileName() + " cannot be written into the models folder (" + FileTrouble.of(e)
                        + "). Check that the folder may be written and the disk is not full, or change tts.models.dir.",
                e);
    }
}
