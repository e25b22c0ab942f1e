package io.github.cameltts.routes.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TestApp;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an index follows the rows. */
class IndexFeedTest {

    private static final int PAGES = 3;
    private static final int ROWS = PAGES * IndexFeed.PAGE - 300;

    @TempDir
    private Path home;

    private final SimilarityIndex index = new TokenIndex(0.85, true);
    private TestApp app;
    private IndexFeed feed;

    @BeforeEach
    void fill() throws SQLException {
        app = TestApp.over(home).start();
        SpeechDatabase database = SpeechDatabase.of(app.context());
        database.start();
        feed = new IndexFeed(new TextTable(database), index);
        insert(1, ROWS, "tts", "'profile'", "'some words of row ' || value");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void firstRunTakesInAllRows() {
        feed.run();

        assertThat(index.ids(0, Long.MAX_VALUE >> 40))
                .containsExactly(LongStream.rangeClosed(1, ROWS).toArray());
    }

    @Test
    void eachRunTakesInWhatIsNew() throws SQLException {
        feed.run();
        insert(ROWS + 1, ROWS + 5, "tts", "'profile'", "'newer words of row ' || value");
        feed.run();

        assertThat(index.size()).isEqualTo(ROWS + 5);
    }

    @Test
    void whatIsNoPlainSpeechOrHasNoTextIsLeftOut() throws SQLException {
        insert(ROWS + 1, ROWS + 1, "image", "'profile'", "'a painted text'");
        insert(ROWS + 2, ROWS + 2, "tts", "null", "'a text of an earlier version'");
        insert(ROWS + 3, ROWS + 3, "tts", "'profile'", "null");
        insert(ROWS + 4, ROWS + 4, "tts", "'profile'", "'?!'");
        feed.run();

        assertThat(index.size()).isEqualTo(ROWS);
    }

    @Test
    void removedAndExpiredRowsLeaveWhenTheirPageComes() throws SQLException {
        feed.run();
        app.execute("delete from tts_asset where rowid between 1100 and 1199");
        app.execute("update tts_asset set expires_at = 1 where rowid between 2100 and 2149");
        runThroughAllPages();

        assertThat(index.size()).isEqualTo(ROWS - 150);
        assertThat(index.ids(1100, 1199)).isEmpty();
        assertThat(index.ids(2100, 2149)).isEmpty();
    }

    @Test
    void rowsThatComeBackAreTakenInAgain() throws SQLException {
        app.execute("update tts_asset set expires_at = 1 where rowid between 1100 and 1199");
        feed.run();
        assertThat(index.size()).isEqualTo(ROWS - 100);
        app.execute("update tts_asset set expires_at = 4102444800000");
        runThroughAllPages();

        assertThat(index.size()).isEqualTo(ROWS);
    }

    @Test
    void anotherTextInTheNewestRowTakesThePlaceOfTheOldOne() throws SQLException {
        feed.run();
        app.execute("delete from tts_asset where rowid > " + (ROWS - 10));
        feed.run();
        insert(ROWS - 9, ROWS, "tts", "'profile'", "'quite another text ' || value");
        feed.run();
        runThroughAllPages();

        assertThat(index.contains(new IndexedText(ROWS, "profile", "en", "quite another text " + ROWS)))
                .isTrue();
        assertThat(index.size()).isEqualTo(ROWS);
    }

    @Test
    void failureLeavesTheIndexAndTheNextRunGoesOn() throws SQLException {
        feed.run();
        app.execute("alter table tts_asset rename to elsewhere");
        feed.run();
        assertThat(index.size()).isEqualTo(ROWS);

        app.execute("alter table elsewhere rename to tts_asset");
        insert(ROWS + 1, ROWS + 1, "tts", "'profile'", "'newer words'");
        feed.run();
        assertThat(index.size()).isEqualTo(ROWS + 1);
    }

    private void runThroughAllPages() {
        for (int page = 0; page < PAGES; page++) {
            feed.run();
        }
    }

    private void insert(int first, int last, String type, String profile, String text) throws SQLException {
        app.execute("with recursive number(value) as (select " + first
                + " union all select value + 1 from number where value < " + last + ")"
                + " insert into tts_asset (rowid, asset_key, asset_type, content_type, language, blob, blob_sha256,"
                + " blob_bytes, file_id, created_at, expires_at, last_used_at, profile_key, text)"
                + " select value, 'key-' || value || '-' || random(), '" + type
                + "', 'audio/wav', 'en', 'blob', 'digest',"
                + " 1, 'file-' || value, 1, 4102444800000, 1, " + profile + ", " + text + " from number");
    }
}
