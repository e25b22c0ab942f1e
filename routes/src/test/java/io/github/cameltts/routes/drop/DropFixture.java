package io.github.cameltts.routes.drop;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The folders of a drop, seen from outside. */
final class DropFixture {

    final Path home;
    final Path inbox;
    final Path outbox;

    DropFixture(Path home) throws IOException {
        this.home = home;
        inbox = Files.createDirectories(home.resolve("inbox"));
        outbox = home.resolve("outbox");
    }

    void drop(String name, String content) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Path hidden = file.resolveSibling("." + file.getFileName());
        Files.writeString(hidden, content);
        Files.move(hidden, file);
    }

    Path done(String name) {
        return inbox.resolve(".done").resolve(name);
    }

    Path failed(String name) {
        return inbox.resolve(".failed").resolve(name);
    }

    void awaitDone(String name) {
        awaitFile(done(name));
    }

    String awaitError(String name) throws IOException {
        awaitFile(failed(name));
        return Files.readString(failed(name + ".error.txt"));
    }

    static void awaitFile(Path file) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(file));
    }

    String audio(String name) throws IOException {
        return Files.readString(outbox.resolve(name));
    }

    JsonNode metadata(String name) throws IOException {
        return new ObjectMapper().readTree(outbox.resolve(name).toFile());
    }

    /** Files below a folder without locks, as paths relative to it. */
    static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }
}
