package io.github.cameltts.routes.similar;

import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoredAsset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The texts in {@code tts_asset}, by the number of their row. Failures are {@link org.springframework.dao.DataAccessException}. */
final class TextTable {

    private final NamedParameterJdbcTemplate jdbc;
    private final String texts;
    private final String newest;
    private final String asset;

    TextTable(SpeechDatabase database) {
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        texts = database.statement("find-texts");
        newest = database.statement("find-newest-row");
        asset = database.statement("find-asset-by-row");
    }

    /** A row that was found. */
    record Found(IndexedText text, StoredAsset asset) {}

    /** The highest number of a row. One that was removed may be given again. */
    long newest() {
        return jdbc.queryForObject(newest, Map.of(), Long.class);
    }

    /** What can be compared, of the rows from {@code first} to {@code last}. */
    List<IndexedText> texts(long first, long last) {
        return jdbc.query(
                texts,
                Map.of("first", first, "last", last, "now", System.currentTimeMillis()),
                (row, number) -> text(row));
    }

    private static IndexedText text(ResultSet row) throws SQLException {
        return new IndexedText(
                row.getLong("id"), row.getString("profile_key"), row.getString("language"), row.getString("text"));
    }

    Optional<Found> find(long id) {
        return jdbc.queryForList(asset, Map.of("id", id)).stream().findFirst().map(row -> found(id, row));
    }

    private static Found found(long id, Map<String, Object> row) {
        IndexedText text = new IndexedText(
                id,
                String.valueOf(row.get("profile_key")),
                (String) row.get("language"),
                String.valueOf(row.get("text")));
        return new Found(text, new StoredAsset((String) row.get("asset_key"), row));
    }
}
