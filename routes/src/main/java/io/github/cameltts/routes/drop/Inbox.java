package io.github.cameltts.routes.drop;

import io.github.cameltts.routes.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders an input moves through: inbox, {@code .work}, then {@code .done} or {@code .failed}. An input is in exactly
 * one of them at any time. Thread-safe.
 */
final class Inbox {

    /** What the explanation beside a failed input ends with. */
    static final String ERROR_SUFFIX = ".error.txt";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private final Path root;
    private final Path work;
    private final Path done;
    private final Path failed;
    private final Set<String> held = new HashSet<>();

    Inbox(Path root) {
        this.root = root;
        this.work = root.resolve(".work");
        this.done = root.resolve(".done");
        this.failed = root.resolve(".failed");
    }

    Path root() {
        return root;
    }

    /** Puts inputs that a crash has left in {@code .work} back, unless a newer one has taken the name meanwhile. */
    synchronized void recover() throws IOException {
        Files.createDirectories(work);
        for (Path left : filesIn(work)) {
            Path back = root.resolve(work.relativize(left).toString());
            if (!Files.exists(back)) {
                Files.createDirectories(back.getParent());
                DurableFiles.rename(left, back);
                prune(left.getParent());
            }
        }
    }

    /**
     * Takes an input. If one of the same name was left by a crash that older one is taken, and the newer waits.
     *
     * @return empty if it has gone or one of the same name is being worked on
     */
    synchronized Optional<Claim> claim(Path file) throws IOException {
        Path relative = root.relativize(file);
        String source = relative.toString().replace('\\', '/');
        if (held.contains(source)) {
            return Optional.empty();
        }
        Path target = work.resolve(relative.toString());
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            try {
                DurableFiles.rename(file, target);
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
        held.add(source);
        return Optional.of(new Claim(source, target));
    }

    /** Whether no input is being worked on. */
    synchronized boolean idle() {
        return held.isEmpty();
    }

    /** Moves an input that was spoken. */
    synchronized void done(Claim claim) throws IOException {
        settle(claim, free(done, claim));
    }

    /**
     * Moves an input that was not spoken and explains why.
     *
     * @return where the explanation is
     */
    synchronized Path failed(Claim claim, String explanation) throws IOException {
        Path target = free(failed, claim);
        Path error = target.resolveSibling(target.getFileName() + ERROR_SUFFIX);
        IOException unexplained = null;
        try {
            DurableFiles.write(error, new ByteArrayInputStream(explanation.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            unexplained = e;
        }
        settle(claim, target);
        if (unexplained != null) {
            throw unexplained;
        }
        return error;
    }

    private void settle(Claim claim, Path target) throws IOException {
        try {
            DurableFiles.rename(claim.file(), target);
            prune(claim.file().getParent());
        } finally {
            held.remove(claim.source());
        }
    }

    /** The input's name in that folder, with a time stamp if the name is taken there. */
    private static Path free(Path folder, Claim claim) throws IOException {
        Path wanted = folder.resolve(claim.source());
        Files.createDirectories(wanted.getParent());
        Path target = wanted;
        for (int attempt = 1; Files.exists(target); attempt++) {
            String extension = claim.fileName().substring(claim.baseName().length());
            String stamp = ZonedDateTime.now(ZoneOffset.UTC).format(STAMP) + (attempt == 1 ? "" : "-" + attempt);
            target = wanted.resolveSibling(claim.baseName() + "." + stamp + extension);
        }
        return target;
    }

    private void prune(Path folder) throws IOException {
        for (Path empty = folder; !empty.equals(work) && filesIn(empty).isEmpty(); empty = empty.getParent()) {
            Files.deleteIfExists(empty);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
