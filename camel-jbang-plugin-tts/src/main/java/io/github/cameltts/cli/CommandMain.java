package io.github.cameltts.cli;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel's main over the gateway's properties, with the routes of one command in the place of the gateway's. */
final class CommandMain extends Main {

    private final List<String> recipes;

    /** @param recipes locations of route files, none for a command that needs no route */
    CommandMain(List<String> recipes) {
        this.recipes = recipes;
        setPropertyPlaceholderLocations(
                "file:application.properties;optional=true,classpath:application.properties;optional=true");
        addOverrideProperty("camel.main.startupSummaryLevel", "Off");
        addOverrideProperty("camel.main.autoConfigurationLogSummary", "false");
        addOverrideProperty("camel.main.shutdownTimeout", "20");
    }

    /** Called when all properties are read: whatever they say of routes is meant for the gateway. */
    @Override
    protected void configureRoutes(CamelContext context) throws Exception {
        configure().setRoutesCollectorEnabled(!recipes.isEmpty());
        configure().setRoutesIncludePattern(String.join(",", recipes));
        super.configureRoutes(context);
    }
}
