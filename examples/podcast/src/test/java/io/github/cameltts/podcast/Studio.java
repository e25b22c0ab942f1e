package io.github.cameltts.podcast;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.camel.main.Main;

/** The example as it is, with folders and music of its own. */
final class Studio implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Main main = new Main();

    Studio(Path folder, CountingEngine engine) throws IOException {
        this.folder = folder;
        if (Files.notExists(music())) {
            Files.copy(Path.of("music/bed.wav"), music());
        }
        main.setPropertyPlaceholderLocations("file:application.properties");
        main.addOverrideProperty("tts.home", folder.resolve("data").toString());
        main.addOverrideProperty("tts.mix.ffmpeg", "none");
        main.addOverrideProperty("podcast.scripts", folder.resolve("scripts").toString());
        main.addOverrideProperty("podcast.outputs", folder.resolve("outputs").toString());
        main.addOverrideProperty("podcast.music", music().toString());
        main.bind("builtin", engine);
        main.start();
    }

    Path music() {
        return folder.resolve("bed.wav");
    }

    Path output(String name) {
        return folder.resolve("outputs").resolve(name);
    }

    Path script(String name) {
        return folder.resolve("scripts").resolve(name);
    }

    /** Drops a script, waits for its episode and returns what its metadata says. */
    JsonNode produce(String name, String text) throws IOException {
        drop(name + ".md", text);
        await().atMost(PATIENCE).until(() -> Files.exists(output(name + ".json")));
        return new ObjectMapper().readTree(output(name + ".json").toFile());
    }

    void drop(String file, String text) throws IOException {
        Path written = Files.writeString(folder.resolve(file), text);
        Files.move(written, script(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a query of the cache's database answers. */
    long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/tts.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
