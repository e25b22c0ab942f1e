package io.github.cameltts.routes.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.jobs.JobException.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted as a job; nobody works on any. */
class JobBoundsTest {

    @TempDir
    private Path home;

    private JobApp app;

    @BeforeEach
    void start() {
        app = JobApp.submitting(home, new FakeSpeechEngine())
                .with("tts.jobs.maxTexts", "3")
                .with("tts.jobs.maxCharacters", "60")
                .with("tts.jobs.segmentLength", "20")
                .with("tts.jobs.maxUnfinished", "2")
                .with("tts.maxTextLength", "30")
                .start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                  | INVALID   | text",
                "{\"text\": \"\"}                                    | INVALID   | text",
                "{\"text\": 5}                                       | INVALID   | text",
                "{\"text\": \"a\", \"texts\": [\"b\"]}               | INVALID   | text",
                "{\"texts\": []}                                     | INVALID   | texts",
                "{\"texts\": [\"a\", null]}                          | INVALID   | texts",
                "{\"texts\": \"a\"}                                  | INVALID   | texts",
                "{\"segments\": [\"a\"]}                             | INVALID   | segments",
                "{\"segments\": [{\"voice\": \"alice\"}]}            | INVALID   | segments",
                "{\"segments\": [{\"text\": \"a\", \"rate\": \"x\"}]}| INVALID   | segments",
                "{\"text\": \"a\", \"voise\": \"alice\"}             | INVALID   | text",
                "{\"text\": \"a\", \"tenant\": \"acme\"}             | INVALID   | tenant",
                "{\"text\": \"a\", \"store\": false}                 | INVALID   | store",
                "{\"text\": \"a\", \"join\": \"yes\"}                | INVALID   | join",
                "{\"text\": \"a\", \"webhook\": \"https://x.y/\"}    | INVALID   | webhook",
                "{\"text\": \"a\"                                    | INVALID   | text",
                "[1]                                                 | INVALID   | text",
                "{\"text\": \"a\", \"join\": true, \"format\": \"opus\"} | INVALID | format",
                "{\"texts\": [\"a\", \"b\", \"c\", \"d\"]}           | TOO_LARGE |",
                "{\"texts\": [\"0123456789012345678901234567890\"]}  | TOO_LARGE |",
            })
    void whatIsNoJobIsRefused(String json, Reason reason, String field) {
        JobException refused = app.refused(json, Map.of());

        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused.field().orElse(null)).isEqualTo(field);
        assertThat(JobApp.json(app.app().ask("kamelet:tts-job-list-action", null, Map.of())))
                .isEmpty();
    }

    @Test
    void moreCharactersThanAreAllowedAreRefusedWhetherCutOrNot() {
        String sentence = "Nineteen characters. ";

        assertThat(app.submit("{\"text\": \"" + sentence.repeat(2) + "\"}")).isNotEmpty();
        assertThat(app.refused("{\"text\": \"" + sentence.repeat(3) + "\"}", Map.of())
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(app.refused(
                                "{\"texts\": [\"0123456789012345678901234\", \"0123456789012345678901234\","
                                        + " \"0123456789012345678901234\"]}",
                                Map.of())
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void formatsThatCannotBeJoinedAreRefusedBeforeAnythingIsBought() {
        JobException mixed = app.refused(
                "{\"join\": true, \"format\": \"mp3\", \"segments\":"
                        + " [{\"text\": \"a\"}, {\"text\": \"b\", \"format\": \"wav\"}]}",
                Map.of());
        JobException flac =
                app.refused("{\"join\": true, \"segments\": [{\"text\": \"a\", \"format\": \"flac\"}]}", Map.of());

        assertThat(mixed.reason()).isEqualTo(Reason.INVALID);
        assertThat(mixed.field()).contains("segments[1].format");
        assertThat(mixed).hasMessageContaining("mp3 and wav");
        assertThat(flac.field()).contains("segments[0].format");
        assertThat(flac).hasMessageContaining("mp3");
        assertThat(app.submit("{\"join\": true, \"format\": \"MP3\", \"segments\":"
                        + " [{\"text\": \"a\"}, {\"text\": \"b\", \"format\": \"mp3\"}]}"))
                .isNotEmpty();
        assertThat(app.submit("{\"text\": \"a\", \"format\": \"opus\"}")).isNotEmpty();
    }

    @Test
    void ssmlThatIsTooLongIsNotPromisedToBeCut() {
        String ssml = "<speak>" + "a".repeat(30) + "</speak>";

        assertThat(app.refused("{\"text\": \"" + ssml + "\", \"text_type\": \"ssml\"}", Map.of()))
                .hasMessageContaining("SSML is not cut");
        assertThat(app.refused("{\"segments\": [{\"text\": \"" + ssml + "\", \"text_type\": \"ssml\"}]}", Map.of()))
                .hasMessageContaining("SSML is not cut");
        assertThat(app.refused("{\"texts\": [\"" + ssml + "\"]}", Map.of())).hasMessageContaining("which is cut");
    }

    @Test
    void noMoreJobsAreAcceptedThanMayWait() throws Exception {
        String first = app.submit(JobApp.texts(1));
        app.submit(JobApp.texts(1));

        assertThat(app.refused(JobApp.texts(1), Map.of()).reason()).isEqualTo(Reason.TOO_MANY);

        app.cancel(first);
        assertThat(app.submit(JobApp.texts(1))).isNotEmpty();
        assertThat(app.app().number("select count(*) from tts_job_segment")).isEqualTo(3);
    }

    @Test
    void sameRequestWithItsKeyIsTheSameJobEvenWhereNoOtherIsAccepted() {
        Map<String, Object> key = Map.of(JobHeaders.IDEMPOTENCY_KEY, "k-1");
        Message first = app.submit(JobApp.texts(2), key);
        app.submit(JobApp.texts(1));

        Message second = app.submit(JobApp.texts(2), key);

        assertThat(second.getHeader(JobHeaders.ID)).isEqualTo(first.getHeader(JobHeaders.ID));
        assertThat(first.getHeader(JobHeaders.REPLAYED)).isEqualTo(false);
        assertThat(second.getHeader(JobHeaders.REPLAYED)).isEqualTo(true);
    }

    @Test
    void orderOfFieldsMakesNoOtherRequest() {
        Map<String, Object> key = Map.of(JobHeaders.IDEMPOTENCY_KEY, "k-1");
        app.submit(
                "{\"voice\": \"alice\", \"rate\": 1.5, \"segments\":"
                        + " [{\"text\": \"a\", \"pitch\": 2, \"format\": \"mp3\"}]}",
                key);

        Message second = app.submit(
                "{\"segments\": [{\"format\": \"mp3\", \"pitch\": 2, \"text\": \"a\"}],"
                        + " \"rate\": 1.5, \"voice\": \"alice\"}",
                key);

        assertThat(second.getHeader(JobHeaders.REPLAYED)).isEqualTo(true);
        assertThat(app.refused(
                                "{\"segments\": [{\"format\": \"mp3\", \"pitch\": 3, \"text\": \"a\"}],"
                                        + " \"rate\": 1.5, \"voice\": \"alice\"}",
                                key)
                        .reason())
                .isEqualTo(Reason.KEY_IN_USE);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefusedButNotAnotherTenants() {
        app.submit(JobApp.texts(2), Map.of(JobHeaders.IDEMPOTENCY_KEY, "k-1"));

        assertThat(app.refused(JobApp.texts(1), Map.of(JobHeaders.IDEMPOTENCY_KEY, "k-1"))
                        .reason())
                .isEqualTo(Reason.KEY_IN_USE);
        assertThat(app.refused(JobApp.texts(1), Map.of(JobHeaders.IDEMPOTENCY_KEY, " "))
                        .field())
                .contains("Idempotency-Key");
        assertThat(app.submit(JobApp.texts(1), Map.of(JobHeaders.IDEMPOTENCY_KEY, "k-1", TtsConstants.TENANT, "acme"))
                        .getHeader(JobHeaders.REPLAYED))
                .isEqualTo(false);
    }

    @Test
    void callersHeadersDoNotGoIntoTheQueueAndComeBack() {
        Message accepted = app.submit(JobApp.texts(1), Map.of("X-Mine", "mine"));
        Message queued = app.app()
                .context()
                .createConsumerTemplate()
                .receive("seda:tts-jobs", 2000)
                .getMessage();

        assertThat(queued.getBody()).isEqualTo(accepted.getHeader(JobHeaders.ID));
        assertThat(queued.getHeaders()).isEmpty();
        assertThat(accepted.getHeader("X-Mine")).isEqualTo("mine");
    }
}
