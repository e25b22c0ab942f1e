package io.github.cameltts.routes.reconcile;

import io.github.cameltts.routes.AssetRef;
import io.github.cameltts.routes.BlobFolder.Blob;
import java.util.Map;

/** An asset and the blob that it names. */
record StoredRow(AssetRef asset, Blob blob) {

    static StoredRow of(Map<String, Object> row) {
        return new StoredRow(
                new AssetRef((String) row.get("asset_key"), number(row, "created_at")),
                new Blob((String) row.get("blob"), (String) row.get("blob_sha256"), number(row, "blob_bytes")));
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
