package io.github.cameltts.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;

/** Sees to it that {@code tts.engines} is not set in vain: without its recipe nobody would speak. */
public class FallbackRecipe implements CamelContextAware, StartupListener {

    private static final String ROUTE = "tts-speak-fallback";

    private CamelContext camelContext;
    private String engines = "";

    /** As in {@code tts.engines}, empty where there is no fallback. */
    public void setEngines(String engines) {
        this.engines = engines;
    }

    /** @throws IllegalStateException when the recipe is not loaded */
    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        if (!engines.isEmpty() && context.getRoute(ROUTE) == null) {
            throw new IllegalStateException("tts.engines is set, and the recipe that speaks with several engines is not"
                    + " loaded. Add classpath:camel-tts/tts-fallback.camel.yaml to camel.main.routesIncludePattern.");
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        try {
            camelContext.addStartupListener(this);
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }
}
