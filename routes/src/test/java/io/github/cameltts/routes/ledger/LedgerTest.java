package io.github.cameltts.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechLedger.Entry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Purchases, as an engine's call books them. */
class LedgerTest {

    private static final Charge CHARGE = new Charge("openai", "tts-1", "alloy", "acme", 100, 1500);

    @TempDir
    private Path home;

    private TestApp app;
    private Ledger ledger;

    @BeforeEach
    void start() {
        app = TestApp.over(home)
                .with("tts.db.url", "jdbc:sqlite:" + home.resolve("tts.db") + "?busy_timeout=100")
                .start();
        ledger = new Ledger();
        ledger.setCamelContext(app.context());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void purchaseIsInTheDatabaseWhenBookReturns() throws SQLException {
        ledger.open(CHARGE).book(CHARGE.with(90, 1350));

        assertThat(app.number("select count(*) from tts_ledger where day = '" + LocalDate.now(ZoneOffset.UTC)
                        + "' and tenant = 'acme' and engine = 'openai' and model = 'tts-1' and voice = 'alloy'"
                        + " and cache = 'synthesized' and requests = 1 and characters = 90 and cost_micros = 1350"))
                .isEqualTo(1);
    }

    @Test
    void purchasesOfOneKindShareARow() throws SQLException {
        ledger.open(CHARGE).book(CHARGE);
        ledger.open(CHARGE).book(CHARGE);
        ledger.open(CHARGE).book(new Charge("openai", "tts-1", "nova", "acme", 7, 105));

        assertThat(app.number("select count(*) from tts_ledger")).isEqualTo(2);
        assertThat(app.number("select requests * 1000000 + characters from tts_ledger where voice = 'alloy'"))
                .isEqualTo(2_000_200);
        assertThat(spent()).isEqualTo(3105);
    }

    @Test
    void cancelledCallLeavesNothing() throws SQLException {
        ledger.open(CHARGE).cancel();

        assertThat(app.number("select count(*) from tts_ledger")).isZero();
    }

    @Test
    void entryIsClosedOnce() throws SQLException {
        Entry booked = ledger.open(CHARGE);
        booked.book(CHARGE);
        booked.book(CHARGE);
        booked.cancel();
        Entry cancelled = ledger.open(CHARGE);
        cancelled.cancel();
        cancelled.book(CHARGE);

        assertThat(spent()).isEqualTo(1500);
    }

    @Test
    void manyThreadsBookEachPurchaseOnce() throws SQLException {
        IntStream.range(0, 400).parallel().forEach(i -> ledger.open(CHARGE).book(CHARGE));

        assertThat(app.number("select requests from tts_ledger")).isEqualTo(400);
        assertThat(spent()).isEqualTo(400 * 1500);
    }

    @Test
    void purchaseThatCannotBeWrittenNowIsWrittenLater() throws SQLException {
        try (Connection other = TestApp.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            ledger.open(CHARGE).book(CHARGE);
            assertThat(spent()).isZero();
            statement.execute("rollback");
        }

        Awaitility.await().until(() -> spent() == 1500);
    }

    @Test
    void purchaseThatWaitsIsWrittenAtTheEnd() throws SQLException {
        try (Connection other = TestApp.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            ledger.open(CHARGE).book(CHARGE);
            statement.execute("rollback");
        }
        app.close();

        assertThat(spent()).isEqualTo(1500);
    }

    private long spent() throws SQLException {
        return app.number("select coalesce(sum(cost_micros), 0) from tts_ledger where cache = 'synthesized'");
    }
}
