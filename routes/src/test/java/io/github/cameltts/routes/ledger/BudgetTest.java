package io.github.cameltts.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechLedger.Entry;
import io.github.cameltts.spi.SpeechStorageException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a budget allows, and what it refuses. */
class BudgetTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private static final long ONE = 1_000_000;

    @TempDir
    private Path home;

    private TestApp app;
    private Ledger ledger;

    @AfterEach
    void stop() {
        if (app != null) {
            app.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tts.openai.budgetPerDay",
                "tts.openai.budgetPerMonth",
                "tts.tenants.acme.budgetPerDay",
                "tts.tenants.acme.budgetPerMonth",
                "tts.budgetPerDay",
                "tts.budgetPerMonth"
            })
    void callIsRefusedOnceTheMoneyIsSpent(String property) throws Exception {
        start(Map.of(property, "2.50"));
        buy("openai", "acme", ONE);
        buy("openai", "acme", ONE);

        assertThatThrownBy(() -> ledger.open(charge("openai", "acme", ONE)))
                .isInstanceOfSatisfying(BudgetExceededException.class, e -> assertThat(e.budget())
                        .isEqualTo(property))
                .hasMessageContainingAll(property, "2.50", "2.00", "1.00", "anew on", "00:00 UTC");
        assertThat(app.number("select sum(requests) from tts_ledger")).isEqualTo(2);
    }

    @Test
    void refusalTellsWhenTheBudgetBeginsAnew() throws Exception {
        start(Map.of("tts.openai.budgetPerDay", "0", "tts.budgetPerMonth", "1"));

        assertThatThrownBy(() -> ledger.open(charge("openai", "", ONE)))
                .hasMessageContaining("begins anew on " + today.plusDays(1));
        assertThatThrownBy(() -> ledger.open(charge("elevenlabs", "", 2 * ONE)))
                .hasMessageContaining(
                        "begins anew on " + today.withDayOfMonth(1).plusMonths(1));
    }

    @Test
    void moneyIsSpentToTheLastMicro() throws Exception {
        start(Map.of("tts.openai.budgetPerDay", "0.000003"));
        buy("openai", "", 3);

        assertThatThrownBy(() -> ledger.open(charge("openai", "", 1))).isInstanceOf(BudgetExceededException.class);
    }

    @Test
    void budgetsOfOthersDoNotMatter() throws Exception {
        start(Map.of("tts.openai.budgetPerDay", "1", "tts.tenants.acme.budgetPerMonth", "1"));
        buy("openai", "acme", ONE);

        assertThatCode(() -> buy("elevenlabs", "globex", 5 * ONE)).doesNotThrowAnyException();
        assertThatCode(() -> buy("elevenlabs", "", 5 * ONE)).doesNotThrowAnyException();
    }

    @Test
    void ofTwoHundredCallsAtOnceOnlyThoseBeginThatThereIsMoneyFor() throws Exception {
        start(Map.of("tts.budgetPerDay", "10", "tts.openai.budgetPerMonth", "10"));
        ConcurrentLinkedQueue<Entry> begun = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<SpeechException> refused = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(200);
        CyclicBarrier together = new CyclicBarrier(200);
        List<Future<?>> calls = IntStream.range(0, 200)
                .<Future<?>>mapToObj(i -> threads.submit(() -> {
                    together.await();
                    try {
                        Entry entry = ledger.open(charge("openai", "", ONE));
                        begun.add(entry);
                        if (i % 2 == 0) {
                            entry.book(charge("openai", "", ONE)); // others begin while this one is written
                        }
                    } catch (BudgetExceededException e) {
                        refused.add(e);
                    }
                    return null;
                }))
                .toList();
        for (Future<?> call : calls) {
            call.get();
        }
        threads.shutdown();
        begun.forEach(entry -> entry.book(charge("openai", "", ONE)));

        assertThat(begun).hasSize(10);
        assertThat(refused).hasSize(190);
        assertThat(app.number("select sum(cost_micros) from tts_ledger")).isEqualTo(10 * ONE);
    }

    @Test
    void callWithoutAudioGivesItsMoneyBack() throws Exception {
        start(Map.of("tts.budgetPerDay", "1"));
        Entry failing = ledger.open(charge("openai", "", ONE));
        assertThatThrownBy(() -> ledger.open(charge("openai", "", ONE))).isInstanceOf(BudgetExceededException.class);

        failing.cancel();

        assertThatCode(() -> buy("openai", "", ONE)).doesNotThrowAnyException();
    }

    @Test
    void whatTheProviderBilledCountsAndNotTheEstimate() throws Exception {
        start(Map.of("tts.budgetPerDay", "2"));
        ledger.open(charge("openai", "", 2 * ONE)).book(charge("openai", "", ONE));
        assertThatCode(() -> buy("openai", "", ONE)).doesNotThrowAnyException();

        assertThatThrownBy(() -> ledger.open(charge("openai", "", 1))).isInstanceOf(BudgetExceededException.class);
    }

    @Test
    void freeEngineSpeaksWhenTheBudgetOfAllIsUsedUp() throws Exception {
        start(Map.of("tts.budgetPerDay", "1"));
        ledger.open(charge("openai", "", ONE)).book(charge("openai", "", 2 * ONE));

        assertThatCode(() -> buy("builtin", "", 0)).doesNotThrowAnyException();
    }

    @Test
    void whatAnotherProcessSpendsCounts() throws Exception {
        start(Map.of("tts.budgetPerDay", "2"));
        insertSpent(today, ONE);
        buy("openai", "", ONE);

        assertThatThrownBy(() -> ledger.open(charge("openai", "", 1))).isInstanceOf(BudgetExceededException.class);
    }

    @Test
    void savingsDoNotCount() throws Exception {
        start(Map.of("tts.budgetPerDay", "1"));
        app.execute("insert into tts_ledger values ('" + today + "', '', 'openai', '', '', 'memory', 9, 9, 9000000)");

        assertThatCode(() -> buy("openai", "", ONE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"tts.budgetPerDay,1", "tts.budgetPerMonth,40"})
    void earlierPeriodsDoNotCount(String property, int daysAgo) throws Exception {
        start(Map.of(property, "1"));
        insertSpent(today.minusDays(daysAgo), 5 * ONE);

        assertThatCode(() -> buy("openai", "", ONE)).doesNotThrowAnyException();
    }

    @Test
    void monthCountsAllItsDays() throws Exception {
        start(Map.of("tts.budgetPerMonth", "1"));
        insertSpent(today.withDayOfMonth(1), ONE);

        assertThatThrownBy(() -> ledger.open(charge("openai", "", 1))).isInstanceOf(BudgetExceededException.class);
    }

    @Test
    void purchaseThatWaitsToBeWrittenKeepsItsMoney() throws Exception {
        start(Map.of(
                "tts.budgetPerDay", "1", "tts.db.url", "jdbc:sqlite:" + home.resolve("tts.db") + "?busy_timeout=100"));
        try (Connection other = TestApp.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            buy("openai", "", ONE);
            assertThatThrownBy(() -> ledger.open(charge("openai", "", 1))).isInstanceOf(BudgetExceededException.class);
            statement.execute("rollback");
        }

        Awaitility.await().until(() -> app.number("select count(*) from tts_ledger") == 1);
        assertThatThrownBy(() -> ledger.open(charge("openai", "", 1))).isInstanceOf(BudgetExceededException.class);
    }

    @Test
    void accountThatCannotBeReadAllowsNothing() throws Exception {
        start(Map.of("tts.budgetPerDay", "1"));
        app.execute("alter table tts_ledger rename to elsewhere");

        assertThatThrownBy(() -> ledger.open(charge("openai", "", 1)))
                .isInstanceOf(SpeechStorageException.class)
                .hasMessageContaining("account cannot be read");
    }

    @Test
    void budgetOfAnEngineWithoutAPriceIsRefusedAtTheStart() {
        assertThatThrownBy(() -> start(Map.of("tts.elevenlabs.budgetPerDay", "1")))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContainingAll(
                        "tts.elevenlabs.budgetPerDay", "tts.elevenlabs.pricePerMillionChars is not set", "Set it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "-1", "0.0000001", "1,50", ""})
    void amountThatIsNoneIsRefusedAtTheStart(String amount) {
        assertThatThrownBy(() -> start(Map.of("tts.tenants.acme.budgetPerMonth", amount)))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContainingAll("tts.tenants.acme.budgetPerMonth", "such as 12.50");
    }

    @Test
    void propertyThatComesLaterIsCheckedWhenItIsUsed() throws Exception {
        start(Map.of());
        app.context().getPropertiesComponent().setOverrideProperties(properties("tts.azure.budgetPerDay", "1"));

        assertThatThrownBy(() -> ledger.open(charge("azure", "", 1)))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("tts.azure.pricePerMillionChars is not set");
    }

    @Test
    void nameOfATenantIsNoPlaceholder() throws Exception {
        start(Map.of("tts.budgetPerDay", "1"));

        assertThatCode(() -> buy("openai", "a:5}}{{x", ONE)).doesNotThrowAnyException();
    }

    private void start(Map<String, String> properties) {
        TestApp fresh = TestApp.over(home).with("tts.openai.pricePerMillionChars", "15");
        properties.forEach(fresh::with);
        app = fresh.recipes("classpath:camel-tts/tts-speak.camel.yaml").start();
        ledger = new Ledger();
        ledger.setCamelContext(app.context());
    }

    private void buy(String engine, String tenant, long costMicros) {
        ledger.open(charge(engine, tenant, costMicros)).book(charge(engine, tenant, costMicros));
    }

    private void insertSpent(LocalDate day, long costMicros) throws SQLException {
        app.execute("insert into tts_ledger values ('" + day + "', '', 'other', '', '', 'synthesized', 1, 1, "
                + costMicros + ")");
    }

    private static Charge charge(String engine, String tenant, long costMicros) {
        return new Charge(engine, "m", "v", tenant, 1, costMicros);
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }
}
