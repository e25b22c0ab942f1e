package io.github.cameltts.routes.cleanup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Where a clean-up ends: at the real path of {@code tts.home}, whatever links lie below it, and before what is neither
 * cache nor output.
 *
 * @param home folder of the cache, as it was configured
 * @param blobs folder of cached files
 * @param outbox folder of outputs, as it was configured
 * @param inbox folder of inputs, may lie in the outbox
 * @param kept what may never lie in a folder that is cleaned up: models, the database, blobs
 */
record HomeBounds(Path home, Path blobs, Path outbox, Path inbox, List<Path> kept) {

    private static final String SQLITE = "jdbc:sqlite:(?:file:)?";

    static HomeBounds of(CamelContext context) {
        Path home = path(context, "{{tts.home:./tts-data}}");
        Path models = path(context, "{{tts.models.dir:{{tts.home:./tts-data}}/models}}");
        String database = context.resolvePropertyPlaceholders("{{tts.db.url:{{tts.home:./tts-data}}/tts.db}}")
                .replaceFirst(SQLITE, "")
                .replaceFirst("\\?.*", "");
        return new HomeBounds(
                home,
                home.resolve("blobs"),
                path(context, "{{tts.file.outbox:{{tts.home:./tts-data}}/outbox}}"),
                path(context, "{{tts.file.inbox:{{tts.home:./tts-data}}/inbox}}"),
                List.of(
                        home.resolve("blobs"),
                        home.resolve("embeddings"),
                        path(context, "{{tts.voices.dir:{{tts.home:./tts-data}}/voices}}"),
                        models,
                        Path.of(database).toAbsolutePath()));
    }

    private static Path path(CamelContext context, String placeholder) {
        return Path.of(context.resolvePropertyPlaceholders(placeholder)).toAbsolutePath();
    }

    /** Why the files of a folder are not to be touched, if there is a reason. */
    Optional<String> objection(Path folder) {
        Path real = real(folder);
        if (isInside(real)) {
            return Optional.empty();
        }
        return Optional.of(
                folder.normalize().startsWith(home.normalize())
                        ? "refused: a link leads out of tts.home"
                        : "skipped: lies outside of tts.home");
    }

    /** As {@link #objection}, for a folder that is cleaned up file by file, whatever its files are called. */
    Optional<String> objectionToEmptying(Path folder) {
        Path real = real(folder);
        return objection(folder)
                .or(() -> Optional.of("refused: is no folder").filter(reason -> !Files.isDirectory(real)))
                .or(() -> Optional.of("refused: holds more than outputs").filter(reason -> holdsWhatIsKept(real)));
    }

    /** Whether a path lies in {@code tts.home} once all links are followed. */
    boolean isInside(Path path) {
        return real(path).startsWith(real(home));
    }

    private boolean holdsWhatIsKept(Path folder) {
        return folder.equals(real(home))
                || folder.startsWith(real(inbox))
                || kept.stream()
                        .map(HomeBounds::real)
                        .anyMatch(path -> path.startsWith(folder) || folder.startsWith(path));
    }

    /** The path with all links followed, as far as it exists. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException e) {
            Path parent = path.getParent();
            return parent == null || Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    ? path.normalize()
                    : real(parent).resolve(path.getFileName()).normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
