package io.github.cameltts.routes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what can still be read of a damaged database into a new one: each table from its beginning to the first damaged
 * page, and from its end back to the last one. What the rows of assets imply, the triggers of the new database write.
 */
final class Salvage {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    /** With the columns of their primary keys, where rows have no number of their own. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "tts_asset", List.of("rowid"),
            "tts_file", List.of("rowid"),
            "tts_job", List.of("rowid"),
            "tts_job_segment", List.of("job_id", "number"),
            "tts_ledger", List.of("day", "tenant", "engine", "model", "voice", "cache"),
            "tts_removal", List.of("day", "cause", "asset_type", "engine"),
            "tts_setting", List.of("name"));

    private final DatabaseFile damaged;
    private final DataSource target;

    Salvage(DatabaseFile damaged, DataSource target) {
        this.damaged = damaged;
        this.target = target;
    }

    /** @return how many rows were saved of each table */
    Map<String, Long> run() throws SQLException {
        Map<String, Long> saved = new TreeMap<>();
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + damaged.path());
                Connection to = target.getConnection()) {
            to.setAutoCommit(false);
            for (Map.Entry<String, List<String>> entry : TABLES.entrySet()) {
                String table = entry.getKey();
                long rows = copy(from, to, table, "");
                String backwards = " order by " + String.join(" desc, ", entry.getValue()) + " desc";
                saved.put(table, rows + copy(from, to, table, backwards));
                to.commit();
            }
            to.setAutoCommit(true);
        }
        return saved;
    }

    private static long copy(Connection from, Connection to, String table, String order) throws SQLException {
        List<String> known = columns(to, "select * from " + table + " limit 0");
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table + order)) {
            List<String> columns = new ArrayList<>(columns(rows));
            columns.retainAll(known);
            return insert(rows, to, table, columns);
        } catch (SQLException e) {
            LOG.debug("{} cannot be read{}", table, order, e);
            return 0;
        }
    }

    private static long insert(ResultSet rows, Connection to, String table, List<String> columns) throws SQLException {
        String sql = "insert or ignore into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        long inserted = 0;
        try (PreparedStatement insert = to.prepareStatement(sql)) {
            while (next(rows)) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, rows.getObject(columns.get(i)));
                }
                inserted += insert.executeUpdate();
            }
        }
        return inserted;
    }

    private static boolean next(ResultSet rows) {
        try {
            return rows.next();
        } catch (SQLException e) {
            LOG.debug("Here the damage begins", e);
            return false;
        }
    }

    private static List<String> columns(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return columns(rows);
        }
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnName(i));
        }
        return names;
    }
}
