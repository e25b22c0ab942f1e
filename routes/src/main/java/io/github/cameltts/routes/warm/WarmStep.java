package io.github.cameltts.routes.warm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Speaks what is missing of the list that is the body. The body becomes a map of {@code dry_run}, {@code missing}, {@code
 * kept}, {@code repeated}, {@code characters} and {@code cost_micros} (the estimate), {@code made}, {@code spent_micros} and
 * {@code failures}, each with {@code place} and {@code reason}.
 */
public class WarmStep implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private String type = "txt";
    private List<String> engines = List.of();
    private List<String> voices = List.of();
    private boolean dryRun;
    private int parallel = 4;

    @Override
    public void process(Exchange exchange) throws Exception {
        WarmList list = WarmList.read(type, exchange.getMessage().getBody(String.class));
        Warming warming = new Warming(camelContext);
        WarmPlan plan = warming.plan(list.times(engines, voices));
        WarmResult result = dryRun ? new WarmResult(0, 0, List.of()) : warming.make(plan, parallel, () -> {});
        List<WarmFailure> failures = new ArrayList<>(plan.failures());
        failures.addAll(result.failures());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("dry_run", dryRun);
        report.putAll(plan.toMap());
        report.put("made", result.made());
        report.put("spent_micros", result.spentMicros());
        report.put("failures", failures.stream().map(WarmFailure::toMap).toList());
        exchange.getMessage().setBody(report);
    }

    /** How the list is written, as {@link WarmList#read} has it. */
    public void setType(String type) {
        this.type = type;
    }

    /** Names separated by commas, empty for the configured engine. */
    public void setEngines(String engines) {
        this.engines = names(engines);
    }

    /** Names separated by commas, empty for the engine's default. */
    public void setVoices(String voices) {
        this.voices = names(voices);
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether to tell only. */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** How many are spoken at once. */
    public void setParallel(int parallel) {
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel is " + parallel + ": it must be at least 1");
        }
        this.parallel = parallel;
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
