package io.github.cameltts.routes;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltts.internal.BareName;
import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of connections to {@code tts.db.url}, and the schema behind it. There is one for a Camel context, stopped
 * with it after all components. Thread-safe.
 */
public final class SpeechDatabase extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(SpeechDatabase.class);

    private static final String SQLITE = "jdbc:sqlite:";

    /** Of SQLite, where the URL does not tell. */
    private static final Map<String, String> DEFAULTS =
            Map.of("journal_mode", "WAL", "synchronous", "NORMAL", "busy_timeout", "5000");

    /** Flyway knows no lock for SQLite, and a file lock holds between processes only. */
    private static final Object MIGRATION = new Object();

    private final TtsHome home;
    private final boolean salvage;
    /** Bounded by the number of statements there are. */
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    private final HikariDataSource pool = new HikariDataSource();

    /** Touches neither disk nor database, so it can be made while routes are still being built. */
    private SpeechDatabase(CamelContext context) {
        home = TtsHome.of(context);
        String url = context.resolvePropertyPlaceholders("{{tts.db.url:" + SQLITE + home.database() + "}}");
        salvage = flag("tts.db.salvage", context.resolvePropertyPlaceholders("{{tts.db.salvage:false}}"));
        if (!url.startsWith(SQLITE)) {
            throw new SpeechStorageException(
                    "This version keeps its rows in SQLite only: tts.db.url must start with " + SQLITE);
        }
        pool.setPoolName("tts-sql");
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(8);
        pool.setConnectionTimeout(5_000);
        DEFAULTS.forEach((option, value) -> {
            if (!url.contains(option + "=")) {
                pool.addDataSourceProperty(option, value);
            }
        });
    }

    private static boolean flag(String property, String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(property + " is '" + value + "'. Write true or false.");
        }
        return Boolean.parseBoolean(value);
    }

    /** The database of a context. It starts with the context, or when somebody who needs it before starts it. */
    public static SpeechDatabase of(CamelContext context) {
        return ContextServices.only(context, SpeechDatabase.class, SpeechDatabase::new);
    }

    /** The folder under {@code sql/} that speaks this database's dialect. */
    String dialect() {
        return "sqlite";
    }

    public DataSource dataSource() {
        return pool;
    }

    /** The text of {@code sql/<dialect>/<name>.sql}, its parameters written as {@code :name}; read once. */
    public String statement(String name) {
        return statements.computeIfAbsent(name, this::read);
    }

    private String read(String name) {
        String file = "/sql/" + dialect() + "/" + name + ".sql";
        try (InputStream sql = SpeechDatabase.class.getResourceAsStream(file)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace(":#", ":");
        } catch (IOException e) {
            throw new SpeechStorageException("Cannot read " + file + " from the class path", e);
        }
    }

    @Override
    protected void doStart() {
        migrate();
    }

    /** Creates or updates the schema, or refuses one that only a newer program understands. */
    private void migrate() {
        home.create();
        synchronized (MIGRATION) {
            try (FileChannel file = FileChannel.open(
                            home.folder().resolve("tts.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                open();
            } catch (IOException | SQLException | RuntimeException e) {
                LOG.error(
                        "Cannot open the database {}: {}",
                        pool.getJdbcUrl(),
                        rootCause(e).toString());
                throw refusal(e);
            }
        }
    }

    private SpeechStorageException refusal(Exception failure) {
        if (failure instanceof SpeechStorageException known) {
            return known;
        }
        return DatabaseFile.of(pool.getJdbcUrl())
                .filter(any -> DatabaseFile.isDamage(failure))
                .map(file -> damaged(file, failure))
                .orElseGet(() -> new SpeechStorageException(
                        "Cannot open the database of tts.db.url: " + DatabaseTrouble.of(failure)
                                + ". Check that its folder is there, that its disk is not full, and that no other"
                                + " program holds it locked.",
                        failure));
    }

    private void open() throws SQLException {
        Optional<DatabaseFile> damaged = DatabaseFile.of(pool.getJdbcUrl())
                .filter(file -> salvage && file.isDamaged())
                .map(DatabaseFile::moveAside);
        migrate(flyway());
        if (damaged.isPresent()) {
            LOG.warn(
                    "The damaged database is now {}. Rows that could be read of it, by table: {}",
                    damaged.get().path(),
                    new Salvage(damaged.get(), pool).run());
        }
    }

    private static SpeechStorageException damaged(DatabaseFile file, Exception failure) {
        return new SpeechStorageException(
                "Cannot open the database " + file.name() + ", which is damaged: " + DatabaseTrouble.of(failure)
                        + ". A copy of it is kept as " + BareName.of(file.copyAside()) + " beside it"
                        + ". Put a backup in its place, or point tts.db.url to another database, or start once with"
                        + " tts.db.salvage=true, which begins a new database with all rows that can still be read."
                        + " Audio files without rows stay until tts-reconcile-action is run.",
                failure);
    }

    private void migrate(Flyway flyway) {
        String newer = Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .map(migration -> String.valueOf(migration.getVersion()))
                .collect(Collectors.joining(", "));
        if (!newer.isEmpty()) {
            throw new SpeechStorageException("The database of tts.db.url"
                    + " was written by a newer version of this program (schema " + newer
                    + "). Update the program, or point tts.db.url to another database.");
        }
        flyway.migrate();
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }

    private Flyway flyway() {
        return Flyway.configure(SpeechDatabase.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:sql/" + dialect() + "/migration")
                .table("tts_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    @Override
    protected void doStop() {
        pool.close();
    }
}
