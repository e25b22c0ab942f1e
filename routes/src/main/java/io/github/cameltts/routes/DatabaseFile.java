package io.github.cameltts.routes;

import io.github.cameltts.internal.BareName;
import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/**
 * The file of an SQLite database, with the log beside it, and what to do when it is damaged.
 *
 * @param path of the main file
 */
record DatabaseFile(Path path) {

    /** Of the last write, which is another time whenever the damage is another one. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static final List<String> PARTS = List.of("", "-wal");

    /** The file of a URL such as {@code jdbc:sqlite:/data/tts.db?busy_timeout=500}; none where it is in memory or a URI. */
    static Optional<DatabaseFile> of(String url) {
        String name = url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*$", "");
        return name.isEmpty() || name.startsWith(":") || name.startsWith("file:")
                ? Optional.empty()
                : Optional.of(new DatabaseFile(Path.of(name)));
    }

    /** What to call it in errors. */
    String name() {
        return BareName.of(path);
    }

    /** Whether a failure says that the file is damaged, rather than locked or out of reach. */
    static boolean isDamage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isDamage(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDamage(int code) {
        int primary = code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** Reads all of the file, to find out. */
    boolean isDamaged() {
        if (!Files.exists(path)) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path + "?busy_timeout=5000");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("pragma quick_check(1)")) {
            return !answer.getString(1).equals("ok");
        } catch (SQLException e) {
            if (isDamage(e)) {
                return true;
            }
            throw new SpeechStorageException("Cannot read the database " + name() + ": " + DatabaseTrouble.of(e), e);
        }
    }

    /** Copies the file beside itself, unless that was done before. Never overwrites. */
    Path copyAside() {
        try {
            Path copy = aside();
            for (String part : PARTS) {
                Path from = part(path, part);
                if (Files.exists(from) && !Files.exists(part(copy, part))) {
                    Files.copy(from, part(copy, part));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new SpeechStorageException(
                    "The database " + name() + " is damaged, and cannot be copied: " + FileTrouble.of(e)
                            + ". Copy it yourself before you do anything else.",
                    e);
        }
    }

    /** Moves the file beside itself, so that a new one can take its place. */
    DatabaseFile moveAside() {
        Path copy = copyAside();
        try {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(part(path, part));
            }
            return new DatabaseFile(copy);
        } catch (IOException e) {
            throw new SpeechStorageException(
                    "Cannot replace the damaged database " + name() + ": " + FileTrouble.of(e), e);
        }
    }

    private Path aside() throws IOException {
        return part(
                path, ".damaged-" + TIME.format(Files.getLastModifiedTime(path).toInstant()));
    }

    private static Path part(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
