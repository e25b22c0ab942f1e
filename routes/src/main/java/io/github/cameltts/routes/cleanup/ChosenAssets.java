package io.github.cameltts.routes.cleanup;

import io.github.cameltts.routes.SpeechDatabase;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Reads what a task chooses slice by slice, in the order of their blobs. Each asset comes once, also where it goes meanwhile. */
final class ChosenAssets {

    private final NamedParameterJdbcTemplate jdbc;
    private final String statement;
    private final Map<String, Object> parameters;

    ChosenAssets(SpeechDatabase database, CleanupTask task) {
        database.start();
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        statement = database.statement("find-cleanup-assets");
        parameters = task.parameters();
        parameters.put("after_blob", "");
        parameters.put("after_key", "");
    }

    /** @return at most so many, none at the end */
    List<ChosenAsset> next(int rows) {
        parameters.put("rows", rows);
        List<ChosenAsset> slice = jdbc.query(statement, parameters, ChosenAsset::of);
        if (!slice.isEmpty()) {
            ChosenAsset last = slice.get(slice.size() - 1);
            parameters.put("after_blob", last.blob());
            parameters.put("after_key", last.ref().key());
        }
        return slice;
    }
}
