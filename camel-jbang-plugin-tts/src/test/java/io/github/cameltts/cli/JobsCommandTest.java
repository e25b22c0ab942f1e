package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.routes.jobs.JobHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsCommandTest {

    @TempDir
    private Path home;

    private String submit(String json) throws Exception {
        try (TtsApplication tts = TtsApplication.start(Map.of("tts.home", home.toString()), List.of())) {
            return tts.askKamelet("tts-job-submit-action", Map.of(), json).getHeader(JobHeaders.ID, String.class);
        }
    }

    private CommandRun jobs(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("jobs", command, "--home=" + home));
        arguments.addAll(List.of(more));
        return CommandRun.run(Optional.empty(), arguments.toArray(new String[0]));
    }

    @Test
    void jobsAreListedShownAndCancelledWithoutAGateway() throws Exception {
        String id = submit("{\"texts\": [\"one\", \"two\"]}");

        CommandRun listed = jobs("list");
        CommandRun shown = jobs("show", id);
        CommandRun cancelled = jobs("cancel", id);
        CommandRun none = jobs("list", "--state=queued", "--json");

        assertThat(listed.out()).as(listed.err()).contains(id, "queued");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("waiting", "The job is queued.");
        assertThat(cancelled.out()).as(cancelled.err()).contains("Cancelled after 0 of 2 segments");
        assertThat(none.out().strip()).isEqualTo("[ ]");
    }

    @Test
    void jobThatIsNotThereIsAnErrorInOneLine() {
        CommandRun unknown = jobs("show", "nothing");

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).hasLineCount(1).contains("no such job");
    }
}
