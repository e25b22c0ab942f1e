package io.github.cameltts.routes.http.observe;

import io.github.cameltts.routes.http.HttpFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * All meters in the text format of Prometheus. They are those of the application's registry; where it has bound none, of
 * one that is made here, with meters of the process beside ours.
 */
public class Metrics implements CamelContextAware {

    /** Where camel-micrometer and the component look for it. */
    private static final String REGISTRY = "metricsRegistry";

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private CamelContext camelContext;
    private MeterRegistry registry;

    /** To be called before the routes are started, which look for the registry. */
    public void start() throws Exception {
        registry = camelContext.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (registry == null) {
            registry = camelContext.getRegistry().findSingleByType(MeterRegistry.class);
        }
        if (registry == null) {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            camelContext.getRegistry().bind(REGISTRY, registry);
            List<MeterBinder> process = List.of(
                    new JvmMemoryMetrics(),
                    new JvmThreadMetrics(),
                    new ProcessorMetrics(),
                    new FileDescriptorMetrics(),
                    new UptimeMetrics());
            process.forEach(binder -> binder.bindTo(registry));
        }
        // Beans of YAML are made before the context has got its name, which is a tag of these meters.
        camelContext.addStartupListener((context, started) -> new CacheMeters(context).bindTo(registry));
    }

    /** Answers with all of them. */
    public void scrape(Exchange exchange) {
        if (!(registry instanceof PrometheusMeterRegistry prometheus)) {
            throw new HttpFailure(
                    404,
                    "The application's registry of meters is none of Prometheus: read it where it publishes them.");
        }
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, TEXT);
        message.setHeader("Cache-Control", "no-store");
        message.setBody(prometheus.scrape(TEXT));
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
