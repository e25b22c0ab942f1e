package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two applications over one folder. */
class SweepTogetherTest {

    private static final int ROWS = 5000;
    private static final String INSERT =
            "insert into tts_asset (asset_key, asset_type, content_type, blob, blob_sha256,"
                    + " blob_bytes, file_id, created_at, expires_at, last_used_at) values (?, 'tts', 'audio/wav', ?, ?, ?, ?, 1, 1, 1)";

    @TempDir
    private Path home;

    @Test
    void eachRowIsRemovedAndCountedByOneOfTwoSweeps() throws SQLException, IOException {
        try (TestApp one = TestApp.over(home).start();
                TestApp other = TestApp.over(home).start()) {
            new StoredAudio(one).store("live", Map.of());
            insertExpired();

            CompletableFuture<Map<String, Object>> first = sweep(one);
            CompletableFuture<Map<String, Object>> second = sweep(other);

            assertThat(number(first, "expiredAssets") + number(second, "expiredAssets"))
                    .isEqualTo(ROWS);
            assertThat(number(first, "expiredFiles") + number(second, "expiredFiles"))
                    .isEqualTo(ROWS);
            assertThat(number(first, "deletedBlobs") + number(second, "deletedBlobs"))
                    .isEqualTo(ROWS);
            assertThat(one.number("select sum(entries) from tts_removal where cause = 'expired'"))
                    .isEqualTo(ROWS);
            assertThat(one.number("select count(*) from tts_asset")).isEqualTo(1);
            assertThat(one.number("select count(*) from tts_file")).isEqualTo(1);
            assertThat(one.number("select count(*) from tts_blob")).isEqualTo(1);
            assertThat(new HomeFolder(home).onlyBlob()).hasContent("audio of live");
        }
    }

    private void insertExpired() throws SQLException, IOException {
        BlobFolder blobs = new BlobFolder(home.resolve("blobs"));
        try (Connection connection = TestApp.connect(home);
                PreparedStatement asset = connection.prepareStatement(INSERT);
                PreparedStatement file =
                        connection.prepareStatement("insert into tts_file values (?, ?, null, 1, 1)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                byte[] bytes = ("audio " + i).getBytes(StandardCharsets.UTF_8);
                BlobFolder.Blob blob = BlobFolder.describe(bytes, "wav");
                Path target = blobs.root().resolve(blob.name());
                Files.createDirectories(target.getParent());
                Files.write(target, bytes);
                asset.setString(1, "k" + i);
                asset.setString(2, blob.name());
                asset.setString(3, blob.sha256());
                asset.setLong(4, blob.length());
                asset.setString(5, "f" + i);
                asset.addBatch();
                file.setString(1, "f" + i);
                file.setString(2, "k" + i);
                file.addBatch();
            }
            asset.executeBatch();
            file.executeBatch();
            connection.commit();
        }
    }

    private static CompletableFuture<Map<String, Object>> sweep(TestApp app) {
        return CompletableFuture.supplyAsync(() -> new StoredAudio(app).sweep(""));
    }

    private static long number(CompletableFuture<Map<String, Object>> summary, String name) {
        return (Long) summary.join().get(name);
    }
}
