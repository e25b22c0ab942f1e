package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.routes.jobs.JobHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** They are read from the database, so no gateway need run. */
@Command(
        name = "jobs",
        description = "Texts that are spoken in the background: lists them, shows one, cancels one.",
        synopsisSubcommandLabel = "COMMAND")
final class JobsCommand {

    @Mixin
    @SuppressWarnings("unused") // picocli alone looks at it
    private HelpOption help;

    @Command(name = "list", description = "Lists the newest jobs.")
    static final class ListJobs implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private ApplicationOptions application;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "Those in this state: queued, running, done, failed or cancelled.")
        private String state;

        @Option(names = "--limit", paramLabel = "NUMBER", defaultValue = "20", description = "How many at most.")
        private int limit;

        @Option(names = "--json", description = "Answer with JSON.")
        private boolean json;

        ListJobs(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            Map<String, Object> headers = new HashMap<>();
            if (state != null) {
                headers.put(JobHeaders.STATE, state);
            }
            try (TtsApplication tts = application.start(List.of())) {
                List<?> jobs = (List<?>) tts.askKamelet("tts-job-list-action", Map.of("limit", limit), null, headers)
                        .getBody();
                if (json) {
                    terminal.out().println(Json.write(jobs));
                    return 0;
                }
                Table table = new Table("JOB", "STATE", "DONE", "FAILED", "SEGMENTS", "CHARACTERS", "CREATED");
                jobs.stream()
                        .map(Json::tree)
                        .forEach(job -> table.row(
                                job.path("job_id").asText(),
                                job.path("state").asText(),
                                job.at("/progress/done").asLong(),
                                job.at("/progress/failed").asLong(),
                                job.at("/progress/segments").asLong(),
                                job.path("characters").asLong(),
                                job.path("created_at").asText()));
                table.print(terminal.out());
                return 0;
            }
        }
    }

    @Command(name = "show", description = "Tells what has become of a job; exit code 1 when it has failed.")
    static final class Show implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private ApplicationOptions application;

        @Parameters(paramLabel = "JOB", description = "The id of the job.")
        private String id;

        @Option(names = "--json", description = "Answer with JSON.")
        private boolean json;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (TtsApplication tts = application.start(List.of())) {
                JsonNode job = ask(tts, "tts-job-status-action", id);
                if (json) {
                    terminal.out().println(Json.write(job));
                } else {
                    tell(terminal, job);
                }
                return job.path("state").asText().equals("failed") ? 1 : 0;
            }
        }
    }

    @Command(name = "cancel", description = "Cancels a job; what was spoken by then stays.")
    static final class Cancel implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private ApplicationOptions application;

        @Parameters(paramLabel = "JOB", description = "The id of the job.")
        private String id;

        Cancel(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (TtsApplication tts = application.start(List.of())) {
                JsonNode job = ask(tts, "tts-job-cancel-action", id);
                if (!job.path("state").asText().equals("cancelled")) {
                    throw new RefusedException("The job has ended already: it is "
                            + job.path("state").asText() + ".");
                }
                terminal.out()
                        .println("Cancelled after " + job.at("/progress/done").asLong() + " of "
                                + job.at("/progress/segments").asLong() + " segments");
                return 0;
            }
        }
    }

    private static JsonNode ask(TtsApplication tts, String kamelet, String id) throws Exception {
        return Json.tree(tts.askKamelet(kamelet, Map.of(), null, Map.of(JobHeaders.ID, id))
                .getBody());
    }

    private static void tell(Terminal terminal, JsonNode job) {
        Table table = new Table("SEGMENT", "STATE", "CHARACTERS", "COST", "FILE", "ERROR");
        job.path("results")
                .forEach(result -> table.row(
                        result.path("number").asLong(),
                        result.path("state").asText(),
                        result.path("characters").asLong(),
                        Figures.money(result.path("cost_micros").asLong()),
                        result.path("file_id").asText(),
                        result.path("error").asText()));
        table.print(terminal.out());
        String joined = job.path("file_id").asText();
        terminal.out()
                .println("The job is " + job.path("state").asText() + "."
                        + (joined.isEmpty() ? "" : " All together: " + joined));
        String error = job.path("error").asText();
        if (!error.isEmpty()) {
            terminal.out().println(error);
        }
    }
}
