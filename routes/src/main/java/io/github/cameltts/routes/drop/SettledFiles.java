package io.github.cameltts.routes.drop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells files that are complete from those that are still being written: looked at twice without a change, and not
 * written to for the settle time. Used by one polling thread; nothing waits.
 */
final class SettledFiles {

    private final Duration settleTime;
    private final Cache<Path, Look> looks =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();
    private int seen;

    SettledFiles(Duration settleTime) {
        this.settleTime = settleTime;
    }

    /** A new round begins. */
    void begin() {
        seen = 0;
    }

    /** Whether this round has met no file that is, or will be, an input. */
    boolean sawNothing() {
        return seen == 0;
    }

    /** Whether the file is an input that may be taken now. */
    boolean accept(Path file) {
        if (ignored(file.getFileName().toString())) {
            return false;
        }
        seen++;
        Look now;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            now = new Look(attributes.size(), attributes.lastModifiedTime(), System.nanoTime());
        } catch (IOException e) {
            return false;
        }
        Look before = looks.getIfPresent(file);
        if (before == null || !before.sameAs(now)) {
            looks.put(file, now);
            return false;
        }
        // The first look counts for clocks that disagree, such as a file dated tomorrow.
        boolean settled =
                now.age().compareTo(settleTime) >= 0 || now.since(before).compareTo(settleTime) >= 0;
        if (settled) {
            looks.invalidate(file);
        }
        return settled;
    }

    /** Names that programs use for files they are not done with, and our own explanations. */
    private static boolean ignored(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".")
                || lower.endsWith(".tmp")
                || lower.endsWith(".part")
                || lower.endsWith("~")
                || lower.endsWith(Inbox.ERROR_SUFFIX);
    }

    private record Look(long size, FileTime modified, long nanos) {

        boolean sameAs(Look other) {
            return size == other.size && modified.equals(other.modified);
        }

        Duration age() {
            return Duration.ofMillis(System.currentTimeMillis() - modified.toMillis());
        }

        Duration since(Look earlier) {
            return Duration.ofNanos(nanos - earlier.nanos);
        }
    }
}
