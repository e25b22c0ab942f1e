package io.github.cameltts.routes;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 of files that the configuration names. One whose size and time did not change is not read again. Thread-safe. */
final class FileDigests {

    /** A file that was changed so recently may be changed again without another time. */
    private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Stamp(long size, Instant modified) {}

    private record Known(Stamp stamp, String digest) {}

    /**
     * The digest of what the file holds now, in hexadecimal.
     *
     * @throws InvalidSpeechRequestException when it cannot be read
     */
    String of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Stamp stamp =
                    new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant());
            Known before = known.get(file);
            if (before != null && before.stamp().equals(stamp)) {
                return before.digest();
            }
            String digest = read(file);
            if (stamp.modified().isBefore(Instant.now().minus(CLOCK_TICK))) {
                known.put(file, new Known(stamp, digest));
            }
            return digest;
        } catch (IOException e) {
            throw new InvalidSpeechRequestException(
                    "The file " + file
                            + ", whose content is part of a key, cannot be read. Put it there, or correct its"
                            + " name in the configuration.",
                    e);
        }
    }

    private static String read(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
