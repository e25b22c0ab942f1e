package io.github.cameltts.routes.warm;

import io.github.cameltts.routes.SpeechDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Finds out which keys the store would answer, from rows alone. */
final class KeptKeys {

    /** Below the parameters that any database takes in one statement. */
    private static final int SLICE = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final String statement;

    KeptKeys(SpeechDatabase database) {
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        statement = database.statement("find-kept-keys");
    }

    Set<String> among(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        long now = Instant.now().toEpochMilli();
        Set<String> kept = new HashSet<>();
        for (int from = 0; from < all.size(); from += SLICE) {
            List<String> slice = all.subList(from, Math.min(from + SLICE, all.size()));
            kept.addAll(jdbc.queryForList(statement, Map.of("keys", slice, "now", now), String.class));
        }
        return kept;
    }
}
