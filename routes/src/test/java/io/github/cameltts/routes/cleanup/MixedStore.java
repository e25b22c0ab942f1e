package io.github.cameltts.routes.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A home with a bit of everything:
 *
 * <pre>
 * key        type   engine   voice  tenant  file
 * alpha      tts    openai   nova   acme    A
 * twin       tts    openai   onyx   acme    A, the same bytes
 * beta       tts    builtin  slt    -       B
 * kept       tts    openai   nova   acme    C, pinned
 * keptTwin   tts    builtin  slt    -       C
 * picture    image  painter  -      other   D
 * </pre>
 *
 * and an outbox with three outputs.
 */
final class MixedStore {

    private final TestApp app;
    private final Path home;

    private MixedStore(TestApp app, Path home) {
        this.app = app;
        this.home = home;
    }

    static MixedStore in(TestApp app, Path home) throws Exception {
        MixedStore store = new MixedStore(app, home);
        store.asset("alpha", "tts", "openai", "nova", "acme", "A".repeat(1_000));
        store.asset("twin", "tts", "openai", "onyx", "acme", "A".repeat(1_000));
        store.asset("beta", "tts", "builtin", "slt", null, "B".repeat(200));
        store.asset("kept", "tts", "openai", "nova", "acme", "C".repeat(30));
        store.asset("keptTwin", "tts", "builtin", "slt", null, "C".repeat(30));
        store.asset("picture", "image", "painter", null, "other", "D".repeat(4));
        app.execute("update tts_asset set pinned = 1 where asset_key = 'kept'");
        store.output("hello.wav", "hello");
        store.output("hello.json", "{}");
        store.output("chapters/one.wav", "one");
        return store;
    }

    private void asset(String key, String type, String engine, String voice, String tenant, String bytes) {
        Map<String, Object> headers = new HashMap<>(Map.of(
                TtsConstants.KEY, key,
                TtsConstants.FORMAT, "wav",
                TtsConstants.ASSET_TYPE, type,
                TtsConstants.ENGINE, engine));
        if (voice != null) {
            headers.put(TtsConstants.VOICE, voice);
        }
        if (tenant != null) {
            headers.put(TtsConstants.TENANT, tenant);
        }
        app.ask("kamelet:tts-store-action", bytes.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Puts a file into the outbox. */
    Path output(String name, String content) throws IOException {
        Path file = home.resolve("outbox").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Makes an output look as if it were written long ago. */
    void age(String output, Duration age) throws IOException {
        Files.setLastModifiedTime(
                home.resolve("outbox").resolve(output),
                FileTime.from(Instant.now().minus(age)));
    }

    /** Moves a time of an asset back. */
    void age(String key, String column, Duration age) throws SQLException {
        app.execute("update tts_asset set " + column + " = " + (System.currentTimeMillis() - age.toMillis())
                + " where asset_key = '" + key + "'");
    }

    Set<String> keys() throws SQLException {
        Set<String> keys = new TreeSet<>();
        try (Connection connection = TestApp.connect(home);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select asset_key from tts_asset")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    /** Bytes of all regular files in some folders of the home, links not followed. */
    long bytes(String... folders) {
        return Stream.of(folders)
                .map(home::resolve)
                .filter(folder -> Files.isDirectory(folder))
                .mapToLong(MixedStore::sum)
                .sum();
    }

    Set<String> outputs() throws IOException {
        Path outbox = home.resolve("outbox");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(outbox)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> names.add(outbox.relativize(file).toString()));
        }
        return names;
    }

    CleanupPlan plan(Map<String, ?> filters) {
        return Cleanup.of(app.context()).plan(CleanupFilter.of(filters));
    }

    /** Cleans up, and expects that it does what was planned and that the disk agrees, to the byte. */
    CleanupPlan run(Map<String, ?> filters) {
        CleanupPlan planned = plan(filters);
        long before = bytes("blobs", "outbox");
        CleanupPlan done = Cleanup.of(app.context()).run(CleanupFilter.of(filters));

        assertThat(done.rows())
                .usingRecursiveComparison()
                .ignoringFields("action")
                .isEqualTo(planned.rows());
        assertThat(planned.rows()).filteredOn(CleanupRow::deletes).allMatch(row -> row.action()
                .equals("delete"));
        assertThat(done.rows()).filteredOn(CleanupRow::deletes).allMatch(row -> row.action()
                .equals("deleted"));
        assertThat(before - bytes("blobs", "outbox")).isEqualTo(done.size());
        return done;
    }

    private static long sum(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
