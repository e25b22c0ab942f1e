package io.github.cameltts.routes.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs outlive whoever works on them, and the queue. */
class JobDurabilityTest {

    @TempDir
    private Path home;

    private final List<String> spoken = new CopyOnWriteArrayList<>();
    private final FakeSpeechEngine engine = new FakeSpeechEngine().speaking(this::speak);
    private final List<JobApp> apps = new ArrayList<>();

    private Speech speak(SpeechRequest request) {
        spoken.add(request.text());
        return FakeSpeechEngine.wav(request);
    }

    @AfterEach
    void stop() {
        apps.forEach(JobApp::close);
    }

    private JobApp start(JobApp app) {
        apps.add(app);
        return app.start();
    }

    @Test
    void stoppedInTheMiddleAJobGoesOnAfterTheRestartWhereItWas() {
        engine.taking(Duration.ofMillis(20));
        JobApp first = start(JobApp.over(home, engine));
        String id = first.submit(JobApp.texts(60));
        first.awaitDone(id, 5);
        first.close();
        int before = spoken.size();
        assertThat(before).isLessThan(60);

        JobApp second = start(JobApp.over(home, engine).with("tts.jobs.lease", "10m"));

        JsonNode job = second.awaitState(id, "done");
        assertThat(spoken).hasSize(60).doesNotHaveDuplicates();
        assertThat(job.findValuesAsText("file_id")).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void jobThatTheQueueHasForgottenIsQueuedAgainAtTheStart() {
        JobApp forgetful = start(JobApp.submitting(home, engine));
        String id = forgetful.submit(JobApp.texts(2));
        forgetful.close();

        start(JobApp.over(home, engine)).awaitState(id, "done");
    }

    @Test
    void jobThatTheQueueHasLostIsQueuedAgainWhileTheApplicationRuns() throws Exception {
        JobApp app = start(JobApp.submitting(home, engine));
        JobApp working = start(JobApp.over(home, engine));
        working.awaitState(working.submit(JobApp.texts(2)), "done");
        String lost = app.submit(JobApp.texts(3)); // into the memory of another process
        assertThat(working.status(lost).path("state").asText()).isEqualTo("queued");

        app.app().execute("update tts_job set sent_at = sent_at - 60000");

        working.awaitState(lost, "done");
    }

    @Test
    void twoProcessesNeverWorkOnTheSameSegment() {
        engine.taking(Duration.ofMillis(5));
        JobApp one = start(JobApp.over(home, engine).with("tts.jobs.parallelism", "3"));
        JobApp other = start(JobApp.over(home, engine).with("tts.jobs.parallelism", "3"));
        List<String> ids = new ArrayList<>();
        for (int job = 0; job < 10; job++) {
            String texts = JobApp.texts(6).replace("text ", "text " + job + "-");
            ids.add((job % 2 == 0 ? one : other).submit(texts));
        }
        for (String id : ids) {
            other.app().send("seda:tts-jobs", id, Map.of());
            one.app().send("seda:tts-jobs", id, Map.of());
        }

        ids.forEach(id -> one.awaitState(id, "done"));

        assertThat(spoken).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void leaseOfALongSegmentIsRenewed() throws Exception {
        engine.taking(Duration.ofMillis(4500));
        JobApp one = start(JobApp.over(home, engine));
        JobApp other = start(JobApp.over(home, engine));
        String id = one.submit(JobApp.texts(1));

        one.awaitState(id, "done");

        assertThat(engine.calls()).isEqualTo(1);
        assertThat(other.app().number("select interruptions from tts_job")).isZero();
    }

    @Test
    void jobOfADeadWorkerIsTakenOverWhenItsLeaseHasRunOut() throws Exception {
        JobApp submitting = start(JobApp.submitting(home, engine));
        String id = submitting.submit(JobApp.texts(2));
        submitting
                .app()
                .execute("update tts_job set state = 'running', lease = 'dead', lease_until = "
                        + (System.currentTimeMillis() + 2000));
        JobApp working = start(JobApp.over(home, engine));
        working.app().send("seda:tts-jobs", id, Map.of());

        assertThat(working.status(id).path("state").asText()).isEqualTo("running");
        assertThat(spoken).isEmpty();
        working.awaitState(id, "done");
    }

    @Test
    void workerThatHasLostItsJobWritesNothingMore() throws Exception {
        engine.taking(Duration.ofMillis(400));
        JobApp app = start(JobApp.over(home, engine));
        String id = app.submit(JobApp.texts(3));
        await().until(() -> !app.status(id).path("state").asText().equals("queued"));
        app.app()
                .execute("update tts_job set lease = 'other', lease_until = " + (System.currentTimeMillis() + 600_000));
        await().until(() -> spoken.size() == 1);

        await().during(Duration.ofSeconds(1)).until(() -> spoken.size() == 1);

        assertThat(app.status(id).at("/progress/done").asInt()).isZero();
        assertThat(app.status(id).path("state").asText()).isEqualTo("running");
    }

    @Test
    void segmentThatKillsItsWorkersAgainAndAgainIsGivenUp() throws Exception {
        JobApp submitting = start(JobApp.submitting(home, engine));
        String id = submitting.submit(JobApp.texts(1));
        submitting
                .app()
                .execute("update tts_job set state = 'running', lease = 'dead', lease_until = 1, interruptions = 5");

        JsonNode job = start(JobApp.over(home, engine)).awaitState(id, "failed");

        assertThat(job.path("error").asText()).contains("6 times");
        assertThat(spoken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tts_job, request, '{', damaged",
        "tts_job, request, null, damaged",
        "tts_job_segment, request, '[1]', damaged",
        "tts_job_segment, text, x'00', damaged",
        "tts_job_segment, request, '{\"voise\": 1}', segments failed"
    })
    void jobThatIsDamagedInTheDatabaseEnds(String table, String column, String damage, String error) throws Exception {
        JobApp submitting = start(JobApp.submitting(home, engine));
        String id = submitting.submit(JobApp.texts(1));
        String value = damage.startsWith("x'") ? damage : "'" + damage + "'";
        submitting.app().execute("update " + table + " set " + column + " = " + value);

        JsonNode job = start(JobApp.over(home, engine)).awaitState(id, "failed");

        assertThat(job.path("error").asText()).contains(error);
        assertThat(spoken).isEmpty();
    }

    @Test
    void jobThatEndedLongAgoIsForgotten() throws Exception {
        JobApp app = start(JobApp.over(home, engine));
        String old = app.submit(JobApp.texts(2));
        String recent = app.submit(JobApp.texts(3));
        app.awaitState(old, "done");
        app.awaitState(recent, "done");
        assertThat(app.app().number("select min(expires_at - finished_at) from tts_job"))
                .isEqualTo(Duration.ofHours(24).toMillis());
        app.app().execute("update tts_job set expires_at = 1 where job_id = '" + old + "'");

        app.app().ask("bean:ttsJobFeed?method=sweep", null, Map.of());

        assertThat(app.app().number("select count(*) from tts_job")).isEqualTo(1);
        assertThat(app.app().number("select count(*) from tts_job_segment")).isEqualTo(3);
        assertThat(app.status(recent).path("state").asText()).isEqualTo("done");
    }
}
