package io.github.cameltts.routes.rebuild;

import io.github.cameltts.routes.BlobFolder;
import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TtsHome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Looks for the file of every living row. Thread-safe. */
final class LostAssets {

    private static final int PAGE = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final BlobFolder blobs;
    private final String page;
    private final String request;

    LostAssets(CamelContext context) {
        SpeechDatabase database = SpeechDatabase.of(context);
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        blobs = TtsHome.of(context).blobs();
        page = database.statement("find-assets-after");
        request = database.statement("find-request");
    }

    /** All of them, hottest first. Keeps no more than their keys and numbers in memory. */
    List<LostAsset> find() {
        List<LostAsset> lost = new ArrayList<>();
        String after = "";
        List<Map<String, Object>> rows;
        do {
            rows = jdbc.queryForList(page, Map.of("after", after, "now", System.currentTimeMillis(), "rows", PAGE));
            for (Map<String, Object> row : rows) {
                after = (String) row.get("asset_key");
                if (isLost(row)) {
                    lost.add(LostAsset.of(row));
                }
            }
        } while (rows.size() == PAGE);
        lost.sort(LostAsset.HOTTEST_FIRST);
        return lost;
    }

    private boolean isLost(Map<String, Object> row) {
        return !blobs.holds(new Blob(
                (String) row.get("blob"),
                (String) row.get("blob_sha256"),
                ((Number) row.get("blob_bytes")).longValue()));
    }

    /** What an asset was asked for with; empty where its row has gone. */
    List<Map<String, Object>> request(String key) {
        return jdbc.queryForList(request, Map.of("key", key));
    }
}
