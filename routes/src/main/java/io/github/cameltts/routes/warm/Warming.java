package io.github.cameltts.routes.warm;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.SpeechDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.URISupport;

/** Plans what a list needs, and makes it. Needs no route. Thread-safe. */
public final class Warming {

    private final CamelContext context;
    private final KeptKeys kept;

    public Warming(CamelContext context) {
        this.context = context;
        this.kept = new KeptKeys(SpeechDatabase.of(context));
    }

    /** Resolves every request, and looks which of them the store cannot answer. Buys nothing. */
    public WarmPlan plan(WarmList list) throws Exception {
        List<WarmFailure> failures = new ArrayList<>(list.failures());
        Map<String, WarmItem> items = new LinkedHashMap<>();
        int repeated = 0;
        String resolve = resolve();
        try (FluentProducerTemplate template = context.createFluentProducerTemplate()) {
            for (WarmRequest request : list.requests()) {
                Map<String, Object> headers = new HashMap<>(request.headers());
                headers.put(TtsConstants.OPERATION, "estimate");
                Exchange resolved = template.withBody(request.text())
                        .withHeaders(headers)
                        .to(resolve)
                        .send();
                if (resolved.getException() != null) {
                    failures.add(WarmFailure.of(request, resolved.getException()));
                    continue;
                }
                WarmItem item = item(request, resolved.getMessage());
                if (items.putIfAbsent(item.key(), item) != null) {
                    repeated++;
                }
            }
        }
        Set<String> keptKeys = kept.among(items.keySet());
        items.keySet().removeAll(keptKeys);
        return new WarmPlan(List.copyOf(items.values()), keptKeys.size(), repeated, failures);
    }

    /** Where substitutes may speak, the first engine is the one that is asked. */
    private String resolve() {
        String engine = context.resolvePropertyPlaceholders("{{tts.engines:}}")
                .split(",", -1)[0]
                .strip();
        return "kamelet:tts-resolve-action?noErrorHandler=true"
                + (engine.isEmpty() ? "" : "&" + URISupport.createQueryString(Map.of("engine", engine)));
    }

    private static WarmItem item(WarmRequest request, Message resolved) {
        return new WarmItem(
                request,
                resolved.getHeader(TtsConstants.KEY, String.class),
                resolved.getHeader(TtsConstants.ENGINE, String.class),
                resolved.getHeader(TtsConstants.VOICE, "", String.class),
                resolved.getHeader(TtsConstants.BILLED_CHARACTERS, Long.class),
                resolved.getHeader(TtsConstants.COST, Long.class));
    }

    /**
     * Makes what is missing. What fails does not hold up the rest.
     *
     * @param parallel how many at once, at least 1; engines may allow fewer
     * @param onEach told after each one, made or failed, by any thread
     */
    public WarmResult make(WarmPlan plan, int parallel, Runnable onEach) throws InterruptedException {
        ExecutorService threads = context.getExecutorServiceManager().newFixedThreadPool(this, "tts-warm", parallel);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            WarmRun run = new WarmRun(template, onEach);
            for (Future<?> each :
                    threads.invokeAll(plan.missing().stream().map(run::task).toList())) {
                each.get();
            }
            return run.result();
        } catch (ExecutionException | IOException e) {
            throw new IllegalStateException("A task does not fail, it counts", e);
        } finally {
            context.getExecutorServiceManager().shutdownNow(threads);
        }
    }
}
