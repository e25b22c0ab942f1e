package io.github.cameltts.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command understands: which cache it works on, and with which settings. */
final class ApplicationOptions {

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "The folder of the cache, in the place of the property tts.home.")
    private Path home;

    @Option(
            names = {"-D", "--property"},
            paramLabel = "KEY=VALUE",
            description = "A setting, such as -Dtts.engine=openai; it beats application.properties and environment.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Mixin
    @SuppressWarnings("unused") // picocli alone looks at it
    private HelpOption help;

    /** Starts the application with these recipes. */
    TtsApplication start(List<String> recipes) {
        return start(recipes, Map.of());
    }

    /** @param more settings of the command itself, which beat those that were given */
    TtsApplication start(List<String> recipes, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        if (home != null) {
            all.put("tts.home", home.toString());
        }
        all.putAll(more);
        return TtsApplication.start(all, recipes);
    }
}
