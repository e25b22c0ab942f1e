package io.github.cameltts.routes.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.TtsConstants;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills a process that stores, sweeps, evicts, cleans up and reconciles, again and again, at {@code tts.crash.points} random
 * points. {@code mvn test -Dtest=StoreCrashTest -Dtts.crash.points=200} takes 200 instead of 20.
 */
class StoreCrashTest {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCrashTest.class);
    private static final int POINTS = Integer.getInteger("tts.crash.points", 20);

    @TempDir
    private Path home;

    private int hits;
    private int lost;
    private int leftOver;

    @Test
    void killedAtAnyPointNothingWrongIsServedAndNothingLeaks() throws Exception {
        Random random = new Random();
        for (int point = 1; point <= POINTS; point++) {
            killSomewhere(point, random.nextInt(200));
            try (TestApp app = TestApp.over(home).with("tts.store.grace", "0").start()) {
                leftOver += leaked().size();
                assertOnlyRightAudioIsServed(app);
                reconcileAll(app);
                assertOnlyRightAudioIsServed(app);
            }
            LOG.info("Kill {}: {} right answers so far, {} lost files, {} left over", point, hits, lost, leftOver);
        }
        assertThat(hits).isPositive();
        assertThat(leftOver).as("a test that meets no left-over tests nothing").isPositive();
    }

    private void killSomewhere(int point, int operations) throws IOException, InterruptedException {
        Path journal = home.resolve("journal-" + point);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashApplication.class.getName(),
                        home.toString(),
                        Integer.toString(point),
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log-" + point + ".txt").toFile())
                .start();
        try {
            await().pollInterval(Duration.ofMillis(3))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !process.isAlive() || (Files.exists(journal) && Files.size(journal) > operations));
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(journal, StandardCharsets.US_ASCII))
                .doesNotContain(String.valueOf(CrashApplication.WRONG));
    }

    /** A reservation of the dead process may have some milliseconds left. */
    private void reconcileAll(TestApp app) {
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            Map<?, ?> found = app.ask("kamelet:tts-reconcile-action?verify=digest&lost=remove", "", Map.of())
                    .getBody(Map.class);
            lost += (Integer) found.get("removed_assets");
            assertThat(leaked()).isEmpty();
            assertThat(app.number("select value from tts_counter where name = 'blob_bytes'"))
                    .isEqualTo(bytesOnDisk());
        });
        assertThat(missing()).isEmpty();
    }

    private void assertOnlyRightAudioIsServed(TestApp app) {
        for (int i = 0; i < CrashAudio.KEYS; i++) {
            String key = CrashAudio.key(i);
            Message found = app.ask("kamelet:tts-store-lookup-action", "text", Map.of(TtsConstants.KEY, key));
            if (found.getHeader(TtsConstants.CACHE) != null) {
                hits++;
                assertThat(CrashAudio.isRight(key, found.getBody(byte[].class)))
                        .as(key)
                        .isTrue();
            }
        }
    }

    /** Files that no row names, those under way included. */
    private Set<String> leaked() {
        Set<String> leaked = files();
        leaked.removeAll(named());
        return leaked;
    }

    private Set<String> missing() {
        Set<String> missing = named();
        missing.removeAll(files());
        return missing;
    }

    private Set<String> named() {
        Set<String> names = new TreeSet<>();
        try (Connection connection = TestApp.connect(home);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct blob from tts_asset")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return names;
    }

    private Set<String> files() {
        return paths().stream()
                .map(file -> blobs().relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long bytesOnDisk() throws IOException {
        long bytes = 0;
        for (Path file : paths()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private List<Path> paths() {
        if (!Files.exists(blobs())) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.walk(blobs())) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path blobs() {
        return home.resolve("blobs");
    }
}
