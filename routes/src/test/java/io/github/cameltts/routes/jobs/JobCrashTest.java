package io.github.cameltts.routes.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.FakeSpeechEngine;
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

/** Kills a process that works on jobs, again and again. */
@Timeout(value = 180, unit = SECONDS)
class JobCrashTest {

    private static final int JOBS = 12;
    private static final int SEGMENTS = 40;
    private static final int KILLS = 4;
    private static final int WORKERS = 3;

    @TempDir
    private Path home;

    @Test
    void killedAtAnyPointEverySegmentIsSpokenAndNoneTwiceButThoseUnderWay() throws Exception {
        Path journal = Files.createFile(home.resolve("journal"));
        try (JobApp submitting = JobApp.submitting(home, new FakeSpeechEngine()).start()) {
            List<String> ids = new ArrayList<>();
            for (int job = 0; job < JOBS; job++) {
                ids.add(submitting.submit(JobApp.texts(SEGMENTS).replace("text ", "text " + job + "-")));
            }
            Random random = new Random(3);
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = kill * JOBS * SEGMENTS / (KILLS + 2) + random.nextInt(30);
                Process process = start(journal);
                await().pollInterval(Duration.ofMillis(3))
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !process.isAlive() || lines(journal).size() >= enough);
                assertThat(process.isAlive()).isTrue();
                process.destroyForcibly().waitFor();
            }
            assertThat(lines(journal)).hasSizeLessThan(JOBS * SEGMENTS);

            Process last = start(journal);
            try {
                for (String id : ids) {
                    JsonNode job = submitting.awaitState(id, "done");
                    assertThat(job.findValuesAsText("file_id"))
                            .hasSize(SEGMENTS)
                            .doesNotHaveDuplicates();
                    assertThat(submitting.audio(job.at("/results/0"))).isNotEmpty();
                }
            } finally {
                last.destroyForcibly().waitFor();
            }
        }
        assertThat(lines(journal).stream().distinct()).hasSize(JOBS * SEGMENTS);
        assertThat(lines(journal)).hasSizeLessThanOrEqualTo(JOBS * SEGMENTS + KILLS * WORKERS);
    }

    private static List<String> lines(Path journal) throws IOException {
        return Files.readAllLines(journal);
    }

    private Process start(Path journal) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JobApplication.class.getName(),
                        home.toString(),
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        home.resolve("log-" + System.nanoTime() + ".txt").toFile())
                .start();
    }
}
