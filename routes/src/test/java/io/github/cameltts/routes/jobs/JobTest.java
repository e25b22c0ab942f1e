package io.github.cameltts.routes.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a request to its results. */
class JobTest {

    @TempDir
    private Path home;

    private final List<SpeechRequest> asked = new CopyOnWriteArrayList<>();
    private final FakeSpeechEngine engine = new FakeSpeechEngine().speaking(request -> {
        asked.add(request);
        return FakeSpeechEngine.wav(request);
    });
    private JobApp app;

    @AfterEach
    void stop() {
        app.close();
    }

    private void start() {
        app = JobApp.over(home, engine).start();
    }

    @Test
    void longTextIsCutAtTheEndsOfSentencesAndSpoken() {
        app = JobApp.over(home, engine).with("tts.jobs.segmentLength", "30").start();

        String id = app.submit("{\"text\": \"Here is the first sentence. And a second one. And a third.\"}");

        JsonNode job = app.awaitState(id, "done");
        assertThat(asked)
                .extracting(SpeechRequest::text)
                .containsExactly("Here is the first sentence.", "And a second one. And a third.");
        assertThat(job.at("/progress/segments").asInt()).isEqualTo(2);
        assertThat(job.at("/progress/done").asInt()).isEqualTo(2);
        assertThat(job.path("characters").asInt()).isEqualTo(57);
        assertThat(job.path("results")).hasSize(2);
        assertThat(app.audio(job.at("/results/0")))
                .isEqualTo(FakeSpeechEngine.wav(asked.get(0)).audio());
        assertThat(app.audio(job.at("/results/1")))
                .isEqualTo(FakeSpeechEngine.wav(asked.get(1)).audio());
        assertThat(job.toString()).doesNotContain("sentence");
    }

    @Test
    void whatASegmentSaysBeatsWhatHoldsForAll() {
        start();

        String id = app.submit("{\"voice\": \"alice\", \"rate\": 1.5, \"segments\":"
                + " [{\"text\": \"one\"}, {\"text\": \"two\", \"voice\": \"bruno\"}]}");

        app.awaitState(id, "done");
        assertThat(asked).extracting(SpeechRequest::voice).containsExactly("alice", "bruno");
        assertThat(asked).extracting(request -> request.prosody().rate()).containsOnly(1.5);
    }

    @Test
    void sameTextIsMadeOnceAndHasAFileIdOfItsOwnInEachJob() {
        start();
        String first = app.submit("{\"texts\": [\"same\", \"same\"]}");
        JsonNode one = app.awaitState(first, "done");
        JsonNode other = app.awaitState(app.submit("{\"texts\": [\"same\"]}"), "done");

        assertThat(engine.calls()).isEqualTo(1);
        assertThat(List.of(one.at("/results/0/file_id"), one.at("/results/1/file_id"), other.at("/results/0/file_id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void allSegmentsTogetherAreOneAudioWhereThatIsAsked() throws Exception {
        start();

        JsonNode job = app.awaitState(
                app.submit("{\"texts\": [\"one\", \"two\", \"three\"], \"join\": true, \"expiry_hours\": 2}"), "done");

        WavFile joined = WavFile.decode(app.audio(job));
        assertThat(joined.mono()).hasSize(3 * 2000);
        assertThat(job.path("results")).hasSize(3);
    }

    @Test
    void whatIsTooLargeToBeJoinedStaysApart() {
        app = JobApp.over(home, engine).with("tts.jobs.maxJoinBytes", "8087").start();

        JsonNode job = app.awaitState(app.submit("{\"texts\": [\"same\", \"same\"], \"join\": true}"), "failed");

        assertThat(job.path("error").asText()).contains("tts.jobs.maxJoinBytes");
        assertThat(job.has("file_id")).isFalse();
        assertThat(app.audio(job.at("/results/1"))).hasSize(4044);
    }

    @Test
    void failureThatMayPassIsTriedAgain() {
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        engine.speaking(request -> {
            if (attempts.merge(request.text(), 1, Integer::sum) < 3) {
                throw new EngineUnavailableException("not now");
            }
            return FakeSpeechEngine.wav(request);
        });
        start();

        app.awaitState(app.submit(JobApp.texts(2)), "done");

        assertThat(attempts).containsOnly(Map.entry("text 1", 3), Map.entry("text 2", 3));
    }

    @Test
    void failureThatDoesNotPassIsGivenUpAfterTheRetries() {
        engine.speaking(request -> {
            throw new EngineUnavailableException("The engine is down.");
        });
        app = JobApp.over(home, engine).with("tts.fake.maxAttempts", "1").start();

        JsonNode job = app.awaitState(app.submit(JobApp.texts(1)), "failed");

        assertThat(engine.calls()).isEqualTo(4);
        assertThat(job.at("/results/0/error").asText()).isEqualTo("The engine is down. (Tried 4 times.)");
    }

    @Test
    void segmentThatCannotBeSpokenFailsTheJobAndLeavesTheOthersResults() {
        engine.speaking(request -> {
            if (request.text().equals("text 2")) {
                throw new SynthesisFailedException("The engine cannot say this.");
            }
            return FakeSpeechEngine.wav(request);
        });
        start();

        JsonNode job = app.awaitState(app.submit(JobApp.texts(3)), "failed");

        assertThat(engine.calls()).isEqualTo(3);
        assertThat(job.path("error").asText()).isEqualTo("1 of 3 segments failed.");
        assertThat(job.at("/progress/done").asInt()).isEqualTo(2);
        assertThat(job.at("/progress/failed").asInt()).isEqualTo(1);
        assertThat(job.at("/results/1/state").asText()).isEqualTo("failed");
        assertThat(job.at("/results/1/error").asText()).isEqualTo("The engine cannot say this.");
        assertThat(app.audio(job.at("/results/2"))).isNotEmpty();
    }

    @Test
    void segmentThatCannotBeStoredIsBoughtOnceAndEndsTheJob() throws Exception {
        app = JobApp.over(home, engine)
                .with("tts.fake.pricePerMillionChars", "100")
                .start();
        app.app().execute("create trigger full before insert on tts_asset begin select raise(abort, 'full'); end");

        JsonNode job = app.awaitState(app.submit("{\"texts\": [\"text 1\", \"text 2\"], \"join\": true}"), "failed");

        assertThat(asked).extracting(SpeechRequest::text).containsExactly("text 1");
        assertThat(job.path("error").asText()).contains("Segment 1", "could not be stored");
        assertThat(job.at("/results/0/state").asText()).isEqualTo("failed");
        assertThat(job.at("/results/0/error").asText()).contains("could not be stored");
        assertThat(job.at("/results/0/cost_micros").asLong()).isEqualTo(600);
        assertThat(job.at("/results/0/characters").asInt()).isEqualTo(6);
        assertThat(job.at("/progress/failed").asInt()).isEqualTo(1);
        assertThat(job.at("/results/1/state").asText()).isEqualTo("waiting");
    }

    @Test
    void noMoreJobsAreWorkedOnAtOnceThanMayBe() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        engine.speaking(request -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            atOnce.decrementAndGet();
            return FakeSpeechEngine.wav(request);
        });
        app = JobApp.over(home, engine).with("tts.jobs.parallelism", "3").start();

        List<String> ids = new ArrayList<>();
        for (int job = 0; job < 12; job++) {
            ids.add(app.submit(JobApp.texts(3).replace("text ", "text " + job + "-")));
        }

        ids.forEach(id -> app.awaitState(id, "done"));
        assertThat(most).hasValue(3);
    }

    @Test
    void cancelledInTheMiddleNothingMoreIsSpoken() {
        engine.taking(Duration.ofMillis(30));
        start();
        String id = app.submit(JobApp.texts(200));
        app.awaitDone(id, 3);

        JsonNode cancelled = app.cancel(id);

        int spoken = engine.calls();
        assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
        app.awaitState(app.submit("{\"texts\": [\"another\"]}"), "done");
        assertThat(engine.calls()).isBetween(spoken, spoken + 2);
        assertThat(app.status(id).at("/progress/done")).isEqualTo(cancelled.at("/progress/done"));
        assertThat(app.audio(cancelled.at("/results/0"))).isNotEmpty();
    }

    @Test
    void jobThatHasEndedIsNotCancelled() {
        start();
        String id = app.submit(JobApp.texts(1));
        app.awaitState(id, "done");

        assertThat(app.cancel(id).path("state").asText()).isEqualTo("done");
    }

    @Test
    void anotherTenantsJobIsUnknown() {
        start();
        String id =
                app.submit(JobApp.texts(1), Map.of(TtsConstants.TENANT, "acme")).getHeader(JobHeaders.ID, String.class);
        app.awaitState(id, "done");

        assertThat(app.status(id, "acme").getException()).isNull();
        assertThat(app.status(id, "other").getException(JobException.class).reason())
                .isEqualTo(JobException.Reason.UNKNOWN);
        assertThat(app.app()
                        .send(JobApp.CANCEL, null, Map.of(JobHeaders.ID, id, TtsConstants.TENANT, "other"))
                        .getException())
                .isInstanceOf(JobException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void jobsAreListedTheNewestFirst() {
        start();
        String first = app.submit(JobApp.texts(1));
        app.awaitState(first, "done");
        String second =
                app.submit(JobApp.texts(2), Map.of(TtsConstants.TENANT, "acme")).getHeader(JobHeaders.ID, String.class);
        app.awaitState(second, "done");

        assertThat(list(Map.of())).containsExactly(second, first);
        assertThat(list(Map.of(TtsConstants.TENANT, "acme"))).containsExactly(second);
        assertThat(list(Map.of(JobHeaders.STATE, "failed"))).isEmpty();
    }

    private List<String> list(Map<String, Object> headers) {
        return JobApp.json(app.app().ask("kamelet:tts-job-list-action", null, headers))
                .findValuesAsText("job_id");
    }
}
