package io.github.cameltts.cli;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.Voice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "voices", description = "Lists the voices that engines offer, and the names of tts.voices.")
final class VoicesCommand implements Callable<Integer> {

    /** Any engine: the header names the one that is asked. */
    private static final String VOICES = "tts:builtin?operation=voices";

    private final Terminal terminal;

    @Mixin
    private ApplicationOptions application;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            split = ",",
            description = "Engines to ask, separated by commas; tts.engines or tts.engine by default.")
    private List<String> engines;

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    VoicesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Map<String, Object>> voices = new ArrayList<>();
        try (TtsApplication tts = application.start(List.of())) {
            for (String engine : engines == null ? configured(tts) : engines) {
                List<?> found = tts.ask(VOICES, null, Map.of(TtsConstants.ENGINE, engine))
                        .getBody(List.class);
                found.forEach(voice -> voices.add(describe(engine, (Voice) voice)));
            }
        }
        if (json) {
            terminal.out().println(Json.write(voices));
        } else {
            Table table = new Table("ENGINE", "VOICE", "LANGUAGE", "GENDER", "NAME");
            voices.forEach(voice -> table.row(voice.values().toArray()));
            table.print(terminal.out());
        }
        return 0;
    }

    private static List<String> configured(TtsApplication tts) {
        String names = tts.context().resolvePropertyPlaceholders("{{tts.engines:{{tts.engine:builtin}}}}");
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Map<String, Object> describe(String engine, Voice voice) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("engine", engine);
        description.put("voice", voice.id());
        description.put("language", voice.language());
        description.put("gender", voice.gender().orElse(""));
        description.put("name", voice.name());
        return description;
    }
}
