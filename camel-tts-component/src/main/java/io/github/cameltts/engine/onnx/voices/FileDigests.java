package io.github.cameltts.engine.onnx.voices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files, which are read again only when size, time or identity changed. Thread-safe. */
public final class FileDigests {

    private static final int BUFFER = 1 << 16;

    private final Cache<Stamp, String> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private record Stamp(Path file, String fileKey, long size, FileTime modified) {}

    /** The digest over the digests of files that belong together, in their order. */
    String ofAll(List<Path> files) throws IOException {
        MessageDigest all = sha256();
        for (Path file : files) {
            all.update((file.getFileName() + "\n" + of(file) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /** The digest of one file, in hexadecimal. */
    public String of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        try {
            return known.get(
                    new Stamp(file, String.valueOf(now.fileKey()), now.size(), now.lastModifiedTime()),
                    stamp -> readUnchecked(stamp.file()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String readUnchecked(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of what is in a file now. */
    static String read(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
