package io.github.cameltts.benchmarks;

import io.github.cameltts.TtsConstants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Message;

/**
 * A {@code tts.home} with many rows, built once and kept for later runs.
 *
 * <p>The first rows, as many as there are blobs, go through the pipeline itself. The others are copies of them in the
 * same tables, each with the key, text and file id of its own sentence, and share their blobs: a million files of 50 KB
 * would take 50 GB, and two texts whose audio is the same share a blob in real life, too.
 *
 * @param root folder of all prepared stores
 * @param rows assets, for {@code Sentences.number(0)} and on
 * @param blobs the most different blobs
 */
record PreparedStore(Path root, int rows, int blobs) {

    private static final int BATCH = 10_000;

    /** Long enough that a store of last week still hits. */
    private static final Map<String, String> PROPERTIES = Map.of("tts.store.ttl", "365d");

    /** The folder, after building it where there is none yet. */
    Path home() throws Exception {
        Path home = root.resolve("rows-" + rows);
        Path ready = home.resolve("ready");
        if (!Files.exists(ready)) {
            TemporaryFolders.delete(home);
            long begin = System.nanoTime();
            build(home);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            Files.writeString(ready, took.toString());
            System.out.printf("# Built %,d rows in %s in %.1f s%n", rows, home, took.toMillis() / 1e3);
        }
        return home;
    }

    private void build(Path home) throws Exception {
        try (Pipeline pipeline = Pipeline.over(home, PROPERTIES)) {
            List<String> templates = new ArrayList<>();
            for (int i = 0; i < Math.min(rows, blobs); i++) {
                pipeline.speak(Sentences.number(i), "synthesized");
                templates.add(key(pipeline.resolve(Sentences.number(i))));
            }
            try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("tts.db"))) {
                copy(database, pipeline, templates);
            }
        }
    }

    private void copy(Connection database, Pipeline pipeline, List<String> templates) throws Exception {
        execute(database, "pragma cache_size = -1000000");
        database.setAutoCommit(false);
        try (PreparedStatement assets = database.prepareStatement(
                        copyOf(database, "tts_asset", Map.of("asset_key", "?2", "file_id", "?3", "text", "?4")));
                PreparedStatement files = database.prepareStatement(
                        copyOf(database, "tts_file", Map.of("asset_key", "?2", "file_id", "?3")))) {
            for (int i = templates.size(); i < rows; i++) {
                Message resolved = pipeline.resolve(Sentences.number(i));
                String fileId = UUID.randomUUID().toString();
                String template = templates.get(i % templates.size());
                add(assets, template, key(resolved), fileId, resolved.getHeader(TtsConstants.TEXT, String.class));
                add(files, template, key(resolved), fileId);
                if (i % BATCH == 0) {
                    flush(database, assets, files);
                }
            }
            flush(database, assets, files);
        }
        database.setAutoCommit(true);
        execute(database, "pragma wal_checkpoint(truncate)");
    }

    /** A statement that copies the row with key {@code ?1}, all columns but those that are replaced. */
    private static String copyOf(Connection database, String table, Map<String, String> replaced) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet names = statement.executeQuery("select name from pragma_table_info('" + table + "')")) {
            while (names.next()) {
                columns.add(names.getString(1));
            }
        }
        List<String> values = columns.stream()
                .map(column -> replaced.getOrDefault(column, column))
                .toList();
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from " + table + " where asset_key = ?1";
    }

    private static void add(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static void flush(Connection database, PreparedStatement assets, PreparedStatement files)
            throws SQLException {
        assets.executeBatch();
        files.executeBatch();
        database.commit();
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String key(Message resolved) {
        return resolved.getHeader(TtsConstants.KEY, String.class);
    }
}
