package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** No slice of a sweep, and no use of a file id, reads a whole table. */
class SweepPlanTest {

    private static final Map<String, Object> PARAMETERS = Map.ofEntries(
            Map.entry("before", 1L),
            Map.entry("rows", 100),
            Map.entry("now", 1L),
            Map.entry("ahead", 2L),
            Map.entry("expires_at", 1L),
            Map.entry("position", 1L),
            Map.entry("file_ids", List.of("f")),
            Map.entry("file_id", "f"),
            Map.entry("asset_key", "k"),
            Map.entry("asset_keys", List.of("k")),
            Map.entry("tenant", "acme"),
            Map.entry("request_id", "r"));

    @TempDir
    private Path home;

    private TestApp app;
    private SpeechDatabase database;

    @BeforeEach
    void start() {
        app = TestApp.over(home).start();
        database = SpeechDatabase.of(app.context());
        new StoredAudio(app).store("k", Map.of());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "find-expired-assets, tts_asset_expires_at",
        "find-old-assets, tts_asset_created_at",
        "find-expired-files, tts_file_expires_at",
        "redate-assets, tts_asset_created_at",
        "redate-uses, tts_asset_last_used_at",
        "redate-files, tts_file_created_at",
        "shorten-assets, tts_file_asset_key",
        "find-longest-file, tts_file_asset_key",
    })
    void statementGoesByItsIndex(String statement, String index) {
        assertThat(plan(statement))
                .anyMatch(step -> step.contains("USING INDEX " + index + " ")
                        || step.contains("USING COVERING INDEX " + index + " "))
                .noneMatch(step -> step.matches("SCAN (tts_\\w+|f|a)\\b.*"));
    }

    @ParameterizedTest
    @CsvSource({
        "find-file",
        "delete-file",
        "delete-expired-files",
        "insert-reference",
        "lengthen-asset",
        "hand-over-asset",
        "unbind-file",
        "end-asset"
    })
    void statementReadsNoWholeTable(String statement) {
        assertThat(plan(statement)).noneMatch(step -> step.matches("SCAN (tts_\\w+|f|a)\\b.*"));
    }

    @Test
    void slicesOfFileIdsNeedNoSorting() {
        assertThat(plan("find-expired-files")).noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    private List<String> plan(String statement) {
        return new NamedParameterJdbcTemplate(database.dataSource())
                .query(
                        "explain query plan " + database.statement(statement),
                        PARAMETERS,
                        (row, i) -> row.getString("detail"));
    }
}
