package io.github.cameltts.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where benchmarks write: below {@code -Dbench.home}, by default below the system's folder for temporary files. */
final class TemporaryFolders {

    private TemporaryFolders() {}

    /** The one that outlives a run, for what takes long to build. */
    static Path kept() throws IOException {
        String folder = System.getProperty("bench.home", System.getProperty("java.io.tmpdir"));
        return Files.createDirectories(Path.of(folder, "camel-tts-benchmarks"));
    }

    static Path fresh() throws IOException {
        return Files.createTempDirectory(kept(), "run-");
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
