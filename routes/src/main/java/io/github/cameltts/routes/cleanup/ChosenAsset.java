package io.github.cameltts.routes.cleanup;

import io.github.cameltts.routes.AssetRef;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An asset that the filter chooses.
 *
 * @param blob name of its file below the folder of blobs
 * @param refs how many assets, chosen or not, share that file
 * @param reservedUntil until when somebody may be about to store it again, in milliseconds since 1970 in UTC
 */
record ChosenAsset(AssetRef ref, String blob, long refs, long reservedUntil) {

    static ChosenAsset of(ResultSet row, int number) throws SQLException {
        return new ChosenAsset(
                new AssetRef(row.getString("asset_key"), row.getLong("created_at")),
                row.getString("blob"),
                row.getLong("refs"),
                row.getLong("reserved_until"));
    }
}
