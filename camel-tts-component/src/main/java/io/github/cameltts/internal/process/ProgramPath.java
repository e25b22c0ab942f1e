package io.github.cameltts.internal.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs the way the operating system does. */
public final class ProgramPath {

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private final String folders;

    /**
     * @param folders as in the environment variable PATH
     */
    public ProgramPath(String folders) {
        this.folders = folders;
    }

    public static ProgramPath ofEnvironment() {
        return new ProgramPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** The program of that name, or the file itself where the name is a path. */
    public Optional<Path> find(String name) {
        if (name.contains("/") || name.contains(File.separator)) {
            return executable(name);
        }
        return SEPARATOR
                .splitAsStream(folders)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(name, name + ".exe").map(file -> folder + File.separator + file))
                .map(ProgramPath::executable)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Path> executable(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) && Files.isExecutable(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
