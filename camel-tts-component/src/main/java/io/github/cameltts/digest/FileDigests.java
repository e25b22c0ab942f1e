package io.github.cameltts.digest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** SHA-256 of files. One whose size, time and identity did not change is not read again. Thread-safe. */
public final class FileDigests {

    /** A file that was changed so recently may be changed again without another time. */
    private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

    private static final int MOST_FILES = 10_000;

    private final Cache<Path, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_FILES).build();

    private record Stamp(String fileKey, long size, FileTime modified) {}

    private record Known(Stamp stamp, String digest) {}

    /** The digest of what the file holds now, in hexadecimal. */
    public String of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Stamp stamp = new Stamp(String.valueOf(now.fileKey()), now.size(), now.lastModifiedTime());
        Known before = known.getIfPresent(file);
        if (before != null && before.stamp().equals(stamp)) {
            return before.digest();
        }
        String digest = Sha256.of(file);
        if (stamp.modified().toInstant().isBefore(Instant.now().minus(CLOCK_TICK))) {
            known.put(file, new Known(stamp, digest));
        }
        return digest;
    }

    /** The digest over the names and digests of files that belong together, in their order. */
    public String ofAll(List<Path> files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            all.append(file.getFileName()).append('\n').append(of(file)).append('\n');
        }
        return Sha256.of(all.toString());
    }
}
