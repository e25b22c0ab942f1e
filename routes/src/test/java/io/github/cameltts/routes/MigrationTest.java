package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.camel.Message;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an earlier version has written. */
class MigrationTest {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final byte[] AUDIO = {1, 2, 3, 4, 5};

    @TempDir
    private Path home;

    @BeforeEach
    void writeAsVersionOneDid() throws SQLException, IOException {
        BlobFolder.Blob blob = BlobFolder.describe(AUDIO, "wav");
        new BlobFolder(home.resolve("blobs")).write(blob, AUDIO);
        migrateTo("1");
        try (Connection connection = TestApp.connect(home);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into tts_asset values ('" + KEY + "', 'tts', 'acme', 'openai', 'tts-1',"
                    + " 'alloy', 'en-US', 'wav', 24000, 'audio/wav', '" + blob.name() + "', '" + blob.sha256() + "', 5,"
                    + " 1234, 150, 99, 'f-1', 1000, 4102444800000, 2000, 3, 1, 10, 'Ten chars!')");
            statement.executeUpdate("insert into tts_file values ('f-1', '" + KEY + "', 'r-1', 1000, 4102444800000)");
        }
    }

    @Test
    void rowsOfVersionOneAreKeptToTheLastColumn() throws SQLException {
        try (TestApp app = app()) {
            assertThat(app.number(
                            "select count(*) from tts_asset where asset_key = '" + KEY + "' and asset_type = 'tts'"
                                    + " and tenant = 'acme' and engine = 'openai' and model = 'tts-1' and voice = 'alloy'"
                                    + " and language = 'en-US' and format = 'wav' and sample_rate = 24000"
                                    + " and content_type = 'audio/wav' and blob_bytes = 5 and duration_ms = 1234"
                                    + " and cost_micros = 150 and synthesis_ms = 99 and file_id = 'f-1' and created_at = 1000"
                                    + " and expires_at = 4102444800000 and last_used_at = 2000 and use_count = 3 and pinned = 1"
                                    + " and text_chars = 10 and billed_chars is null and text = 'Ten chars!'"))
                    .isEqualTo(1);
            assertThat(app.number("select count(*) from tts_file")).isEqualTo(1);
            assertThat(app.number("select count(*) from tts_ledger")).isZero();
            assertThat(
                            app.number(
                                    "select count(*) from tts_blob where refs = 1 and blob_bytes = 5 and reserved_until is null"))
                    .isEqualTo(1);
            assertThat(app.number("select value from tts_counter where name = 'blob_bytes'"))
                    .isEqualTo(5);
            assertThat(app.number("select count(*) from sqlite_master where type = 'index'"
                            + " and name in ('tts_asset_expires_at', 'tts_asset_blob')"))
                    .isEqualTo(2);
        }
    }

    @Test
    void assetOfVersionOneIsAHitThatSavesTheCharactersOfItsText() {
        try (TestApp app = app()) {
            Message found = app.ask("kamelet:tts-store-lookup-action", "text", Map.of(TtsConstants.KEY, KEY));

            assertThat(found.getBody()).isEqualTo(AUDIO);
            assertThat(found.getHeader(TtsConstants.SAVED)).isEqualTo(150L);
            assertThat(found.getHeader(TtsConstants.SAVED_CHARACTERS)).isEqualTo(10L);
            assertThat(found.getHeader(TtsConstants.COST)).isEqualTo(0L);
        }
    }

    @Test
    void blobsOfVersionOneAreRegisteredAndCounted() throws SQLException {
        try (TestApp app = app()) {
            assertThat(app.number("select count(*) from tts_blob where refs = 1 and blob_bytes = 5"
                            + " and reserved_until is null and blob = (select blob from tts_asset)"))
                    .isEqualTo(1);
            assertThat(app.number("select value from tts_counter where name = 'blob_bytes'"))
                    .isEqualTo(5);
        }
    }

    @Test
    void rowsOfVersionTwoAreKeptAndTheirBlobsRegistered() throws SQLException {
        migrateTo("2");
        try (Connection connection = TestApp.connect(home);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into tts_asset (asset_key, asset_type, content_type, blob, blob_sha256,"
                    + " blob_bytes, file_id, created_at, last_used_at, billed_chars)"
                    + " select 'second', asset_type, content_type, blob, blob_sha256, blob_bytes, 'f-2', 1, 1, 7"
                    + " from tts_asset");
            statement.executeUpdate("insert into tts_ledger values ('2026-11-21', '', 'openai', '', 'alloy',"
                    + " 'synthesized', 1, 10, 150)");
        }

        try (TestApp app = app()) {
            assertThat(app.number("select count(*) from tts_asset where asset_key = 'second' and billed_chars = 7"
                            + " and sliding_ms is null and request is null"))
                    .isEqualTo(1);
            assertThat(app.number("select cost_micros from tts_ledger")).isEqualTo(150);
            assertThat(app.number("select refs from tts_blob")).isEqualTo(2);
            assertThat(app.number("select value from tts_counter where name = 'blob_bytes'"))
                    .isEqualTo(5);
        }
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + home.resolve("tts.db"), null, null)
                .locations("classpath:sql/sqlite/migration")
                .table("tts_schema_history")
                .target(version)
                .load()
                .migrate();
    }

    private TestApp app() {
        return TestApp.over(home)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }
}
