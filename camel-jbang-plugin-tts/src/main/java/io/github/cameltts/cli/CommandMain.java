package io.github.cameltts.cli;

import java.util.List;
import org.apache.camel.CamelContext;

/** The gateway's main with the routes of one command in the place of its own. */
final class CommandMain extends TtsMain {

    private final List<String> recipes;

    /** @param recipes locations of route files, none for a command that needs no route */
    CommandMain(List<String> recipes) {
        this.recipes = recipes;
        addOverrideProperty("camel.main.startupSummaryLevel", "Off");
        addOverrideProperty("camel.main.autoConfigurationLogSummary", "false");
        addOverrideProperty("camel.main.shutdownTimeout", "20");
        // Who types a command sees how far a voice is fetched, and waits for it.
        addInitialProperty("tts.onnx.fetchTimeout", "1h");
        // And may read this machine's files.
        addInitialProperty("tts.onnx.allowPaths", "true");
    }

    /** Called when all properties are read: whatever they say of routes is meant for the gateway. */
    @Override
    protected void configureRoutes(CamelContext context) throws Exception {
        configure().setRoutesCollectorEnabled(!recipes.isEmpty());
        configure().setRoutesIncludePattern(String.join(",", recipes));
        super.configureRoutes(context);
    }
}
