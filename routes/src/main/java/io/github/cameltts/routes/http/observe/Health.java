package io.github.cameltts.routes.http.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltts.TtsHealthCheck;
import io.github.cameltts.routes.evict.StoreHealthCheck;
import io.github.cameltts.routes.http.JsonBody;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Answers with the health checks of the context: {@code {"status": "UP", "checks": [{"name", "status", "message"}]}}, 200
 * or 503. Everybody may ask, so of checks that are not ours it names those that are not well, and no more: their messages
 * could hold anything.
 */
public class Health implements CamelContextAware {

    private static final String EVERYTHING = "full";
    private static final int UNAVAILABLE = 503;

    private CamelContext camelContext;

    /** All checks. */
    public void all(Exchange exchange) throws JsonProcessingException {
        answer(exchange, HealthCheckHelper.invoke(camelContext, EVERYTHING), false);
    }

    /**
     * Whether the process works; where it does not, only a new one will. It runs no checks, not even those of others that
     * are meant for it: any may wait for something, and a process that waits is alive.
     */
    public void live(Exchange exchange) throws JsonProcessingException {
        write(exchange, !camelContext.isStopped(), List.of());
    }

    /** Whether requests would be answered now. */
    public void ready(Exchange exchange) throws JsonProcessingException {
        answer(exchange, HealthCheckHelper.invokeReadiness(camelContext, EVERYTHING), true);
    }

    private static void answer(Exchange exchange, Collection<HealthCheck.Result> results, boolean readiness)
            throws JsonProcessingException {
        boolean up = HealthCheckHelper.isResultsUp(results, readiness);
        List<Map<String, Object>> checks = results.stream()
                .filter(result -> isOurs(result.getCheck()) || result.getState() != HealthCheck.State.UP)
                .map(Health::check)
                .toList();
        write(exchange, up, checks);
    }

    private static void write(Exchange exchange, boolean up, List<Map<String, Object>> checks)
            throws JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", (up ? HealthCheck.State.UP : HealthCheck.State.DOWN).name());
        answer.put("checks", checks);
        JsonBody.write(exchange, up ? 200 : UNAVAILABLE, answer);
    }

    private static Map<String, Object> check(HealthCheck.Result result) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", result.getCheck().getId());
        check.put("status", result.getState().name());
        if (isOurs(result.getCheck())) {
            result.getMessage().ifPresent(message -> check.put("message", message));
        }
        return check;
    }

    private static boolean isOurs(HealthCheck check) {
        return check instanceof StoreHealthCheck || check instanceof TtsHealthCheck;
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
