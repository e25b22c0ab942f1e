package io.github.cameltts.routes.drop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process at work, again and again. */
@Timeout(value = 180, unit = SECONDS)
class DropCrashTest {

    private static final int INPUTS = 500;
    private static final int KILLS = 5;

    @TempDir
    Path home;

    @Test
    void killedAtAnyPointEveryInputHasExactlyOneResult() throws Exception {
        DropFixture drop = new DropFixture(home);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            if (i % 10 == 0) {
                drop.drop("d/l" + i + ".json", "[{\"text\": \"a" + i + "\"}, {\"text\": \"b" + i + "\"}]");
                expected.addAll(List.of("d/l" + i + "-1.wav", "d/l" + i + "-2.wav", "d/l" + i + ".json"));
            } else {
                drop.drop("t" + i + ".txt", "text " + i);
                expected.addAll(List.of("t" + i + ".wav", "t" + i + ".json"));
            }
        }
        Random random = new Random(7);
        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = kill * INPUTS / (KILLS + 2) + random.nextInt(50);
            Process process = start(false);
            await().pollInterval(Duration.ofMillis(2 + random.nextInt(20)))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !process.isAlive() || count(drop.inbox.resolve(".done")) >= enough);
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly().waitFor();
        }
        assertThat(count(drop.inbox.resolve(".done"))).isLessThan(INPUTS);

        assertThat(start(true).waitFor()).isZero();

        assertThat(DropFixture.files(drop.outbox)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(DropFixture.files(drop.inbox)).hasSize(INPUTS).allMatch(name -> name.startsWith(".done/"));
        assertThat(drop.inbox.resolve(".work")).isEmptyDirectory();
        assertThat(drop.outbox.resolve(".work")).isEmptyDirectory();
        for (String name : expected) {
            if (name.endsWith(".json")) {
                assertComplete(drop, name);
            }
        }
    }

    private static void assertComplete(DropFixture drop, String name) throws IOException {
        JsonNode metadata = drop.metadata(name);
        for (JsonNode entry : metadata.isArray() ? metadata : List.of(metadata)) {
            Path audio =
                    drop.outbox.resolve(name).resolveSibling(entry.get("audio").asText());
            assertThat(Files.size(audio)).isEqualTo(entry.get("file_size").asLong());
        }
    }

    private static int count(Path folder) throws IOException {
        return DropFixture.files(folder).size();
    }

    private Process start(boolean once) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DropApplication.class.getName(),
                        home.toString(),
                        Boolean.toString(once),
                        "1")
                .redirectErrorStream(true)
                .redirectOutput(
                        home.resolve("log-" + System.nanoTime() + ".txt").toFile())
                .start();
    }
}
