package io.github.cameltts.routes.embedding;

import io.github.cameltts.routes.DatabaseTrouble;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.spi.SpeechStorageException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The active voice, a row of {@code tts_setting}. It is read again when what is known of it is two seconds old, so that
 * what another process says is heard soon, and most requests read nothing. Thread-safe.
 */
final class ActiveVoice {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveVoice.class);
    private static final String NAME = "active_voice";
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;
    private final AtomicLong nextRead = new AtomicLong(System.nanoTime());
    private volatile Optional<String> known = Optional.empty();
    private volatile boolean read;

    ActiveVoice(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
    }

    /** @throws SpeechStorageException when it could never be read; else the one that was read last still holds */
    Optional<String> name() {
        if (!read || isDue()) {
            refresh();
        }
        return known;
    }

    /** For one of those who ask; the others go on with what is known. */
    private boolean isDue() {
        long due = nextRead.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextRead.compareAndSet(due, now + FRESH);
    }

    private void refresh() {
        try {
            known = jdbc.queryForList(database.statement("find-setting"), Map.of("name", NAME), String.class).stream()
                    .findFirst();
            read = true;
            nextRead.set(System.nanoTime() + FRESH);
        } catch (NestedRuntimeException e) {
            if (!read) {
                throw new SpeechStorageException("The active voice cannot be read: " + DatabaseTrouble.of(e), e);
            }
            LOG.warn(
                    "The active voice cannot be read again: {}",
                    e.getMostSpecificCause().getMessage());
        }
    }

    void set(String name) {
        jdbc.update(database.statement("put-setting"), Map.of("name", NAME, "value", name));
        refresh();
    }

    void clear() {
        jdbc.update(database.statement("delete-setting"), Map.of("name", NAME));
        refresh();
    }
}
