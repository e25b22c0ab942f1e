package io.github.cameltts.routes.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills a process that buys speech, again and again, and looks for what it bought. */
@Timeout(value = 180, unit = SECONDS)
class LedgerCrashTest {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCrashTest.class);
    private static final int KILLS = 3;
    private static final int BILLS_BETWEEN = 300;
    private static final int THREADS = 12;

    @TempDir
    private Path home;

    private final FakeOpenAiServer openai = new FakeOpenAiServer();
    private final FakeElevenLabsServer elevenlabs = new FakeElevenLabsServer();

    @AfterEach
    void stop() {
        openai.close();
        elevenlabs.close();
    }

    @Test
    void atMostTheRequestsInFlightAreMissingAfterAKill() throws Exception {
        openai.trouble(Providers::trouble);
        elevenlabs.trouble(Providers::trouble);
        long missingBefore = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = bills() + BILLS_BETWEEN;
            Path journal = home.resolve("journal-" + kill);
            Process process = start(kill * 1_000_000, journal);
            await().pollInterval(Duration.ofMillis(7))
                    .atMost(Duration.ofSeconds(50))
                    .until(() -> !process.isAlive() || bills() >= enough);
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly().waitFor();
            await().until(() -> openai.underWay() + elevenlabs.underWay() == 0);

            long inFlight = inFlight(journal);
            long missing = bills() - booked("requests") - missingBefore;
            LOG.info("Kill {}: {} requests in flight, {} purchases missing", kill, inFlight, missing);
            assertThat(missing).isBetween(0L, inFlight);
            assertThat(inFlight).isBetween(1L, (long) THREADS);
            missingBefore += missing;
        }
        long longest = 200;
        assertThat(openai.billedCharacters() + elevenlabs.billedCharacters() - booked("characters"))
                .as("characters of %s purchases", missingBefore)
                .isBetween(0L, missingBefore * longest);
    }

    private int bills() {
        return openai.bills().size() + elevenlabs.bills().size();
    }

    private static long inFlight(Path journal) throws IOException {
        String events = Files.readString(journal, StandardCharsets.US_ASCII);
        long ended =
                events.chars().filter(event -> event == LedgerApplication.ENDED).count();
        return events.length() - 2 * ended;
    }

    private long booked(String column) throws SQLException {
        try (Connection connection = TestApp.connect(home);
                Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery(
                        "select coalesce(sum(" + column + "), 0) from tts_ledger where cache = 'synthesized'")) {
            return sum.getLong(1);
        }
    }

    private Process start(int firstRequest, Path journal) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(),
                        home.toString(),
                        openai.baseUrl(),
                        elevenlabs.baseUrl(),
                        Integer.toString(THREADS),
                        Integer.toString(firstRequest),
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log-" + firstRequest + ".txt").toFile())
                .start();
    }
}
