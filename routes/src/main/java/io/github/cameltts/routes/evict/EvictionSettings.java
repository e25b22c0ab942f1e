package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.SpeechDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What all processes on a database share about eviction: the strategy that its numbers come from, and the floor. */
final class EvictionSettings {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;

    EvictionSettings(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
    }

    /** The strategy that gave all assets their numbers, if that is known. */
    Optional<String> strategy() {
        return Optional.ofNullable(read().get("eviction_strategy"));
    }

    void strategy(String name) {
        jdbc.update(database.statement("set-eviction-strategy"), Map.of("strategy", name));
    }

    double floor() {
        return Double.parseDouble(read().getOrDefault("eviction_floor", "0"));
    }

    void raise(double floor) {
        jdbc.update(database.statement("raise-eviction-floor"), Map.of("floor", Double.toString(floor)));
    }

    /** Until a strategy is set again, nobody knows where the numbers come from. */
    void clear() {
        jdbc.update(database.statement("delete-eviction-settings"), Map.of());
    }

    private Map<String, String> read() {
        Map<String, String> settings = new HashMap<>();
        jdbc.query(database.statement("find-eviction-settings"), row -> {
            settings.put(row.getString("name"), row.getString("value"));
        });
        return settings;
    }
}
