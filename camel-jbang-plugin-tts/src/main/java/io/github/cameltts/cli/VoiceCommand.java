package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.TtsConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.Message;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "voice",
        description = "Voices by reference audio: lists them, chooses the active one, forgets their embeddings.",
        synopsisSubcommandLabel = "COMMAND")
final class VoiceCommand {

    @Mixin
    @SuppressWarnings("unused") // picocli alone looks at it
    private HelpOption help;

    @Command(name = "list", description = "Lists the reference audio in the folder of voices.")
    static final class ListVoices implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private ApplicationOptions application;

        @Option(names = "--json", description = "Answer with JSON.")
        private boolean json;

        ListVoices(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (TtsApplication tts = application.start(List.of())) {
                Object voices =
                        tts.askKamelet("tts-voices-action", Map.of(), null).getBody();
                if (json) {
                    terminal.out().println(Json.write(voices));
                    return 0;
                }
                Table table = new Table("VOICE", "ACTIVE", "SIZE", "EMBEDDING", "PROBLEM");
                for (Object voice : (List<?>) voices) {
                    JsonNode row = Json.tree(voice);
                    table.row(
                            row.path("name").asText(),
                            row.path("active").asBoolean() ? "yes" : "",
                            Figures.bytes(row.path("file_size").asLong()),
                            row.path("embedding_cached").asBoolean() ? "kept" : "",
                            row.path("problem").asText(""));
                }
                table.print(terminal.out());
                return 0;
            }
        }
    }

    @Command(name = "use", description = "Tells or changes which voice speaks where a request names none.")
    static final class Use implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private ApplicationOptions application;

        @Parameters(arity = "0..1", paramLabel = "NAME", description = "The file in the folder of voices.")
        private String name;

        @Option(names = "--none", description = "No voice is active any more.")
        private boolean none;

        Use(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            if (none && name != null) {
                throw new RefusedException("Name a voice, or give --none, not both.");
            }
            String operation = none ? "clear" : name == null ? "get" : "set";
            try (TtsApplication tts = application.start(List.of())) {
                JsonNode answer =
                        Json.tree(askAbout(name, tts, "tts-active-voice-action", Map.of("operation", operation))
                                .getBody());
                terminal.out().println("Active voice: " + answer.path("active").asText("none"));
                return 0;
            }
        }
    }

    @Command(name = "clear", description = "Forgets embeddings of voices; the reference audio stays.")
    static final class Clear implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private ApplicationOptions application;

        @ArgGroup(multiplicity = "1")
        private Which which;

        Clear(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (TtsApplication tts = application.start(List.of())) {
                JsonNode answer = Json.tree(askAbout(which.name, tts, "tts-embedding-clear-action", which.parameters())
                        .getBody());
                terminal.out()
                        .println("Cleared " + answer.path("cleared").asLong() + " embeddings, "
                                + Figures.bytes(answer.path("bytes").asLong()));
                return 0;
            }
        }

        private static final class Which {

            @Parameters(paramLabel = "NAME", description = "Those of this voice.")
            private String name;

            @Option(names = "--all", description = "Those of all voices.")
            private boolean all;

            @Option(
                    names = "--unused-for",
                    paramLabel = "TIME",
                    description = "Those unused for that long, such as 90d.")
            private String unusedFor;

            Map<String, Object> parameters() {
                if (unusedFor != null) {
                    return Map.of("which", "unused", "unusedFor", unusedFor);
                }
                return Map.of("which", all ? "all" : "voice");
            }
        }
    }

    private static Message askAbout(String voice, TtsApplication tts, String kamelet, Map<String, Object> parameters)
            throws Exception {
        Map<String, Object> headers = new HashMap<>();
        if (voice != null) {
            headers.put(TtsConstants.SPEAKER_REFERENCE, voice);
        }
        return tts.askKamelet(kamelet, parameters, null, headers);
    }
}
