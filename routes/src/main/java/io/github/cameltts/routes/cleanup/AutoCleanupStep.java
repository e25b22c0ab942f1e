package io.github.cameltts.routes.cleanup;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Stands behind each insert, and sets off what {@code tts.autoCleanup} asks for. The exchange goes on at once. */
public class AutoCleanupStep implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private AutoCleanup cleanup;

    @Override
    public void process(Exchange exchange) {
        cleanup.generated();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.cleanup = AutoCleanup.of(camelContext);
    }
}
