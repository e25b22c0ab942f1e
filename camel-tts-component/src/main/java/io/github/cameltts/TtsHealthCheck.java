package io.github.cameltts;

import io.github.cameltts.internal.calls.EngineGate;
import io.github.cameltts.internal.observe.EngineHealth;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Ready when the engine can be started and could speak when it was asked last, or was never asked. Nothing is synthesized
 * for it, so it costs nothing, and nobody waits for the engine.
 */
public class TtsHealthCheck extends AbstractHealthCheck {

    private static final String UNKNOWN_YET = "The engine has not answered its first check yet.";

    private final TtsEndpoint endpoint;

    public TtsHealthCheck(TtsEndpoint endpoint) {
        super("camel", "producer:tts-" + endpoint.getId());
        this.endpoint = endpoint;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("engine", endpoint.getEngine());
        builder.detail(
                "waiting",
                endpoint.getComponent()
                        .gate(endpoint.getEngine())
                        .map(EngineGate::depth)
                        .orElse(0));
        endpoint.getComponent()
                .checks()
                .latest(endpoint.getEngine())
                .ifPresentOrElse(health -> tell(builder, health), () -> builder.message(UNKNOWN_YET)
                        .up());
    }

    private static void tell(HealthCheckResultBuilder builder, EngineHealth health) {
        builder.detail("checkMillis", health.latency().toMillis());
        if (health.problem().isPresent()) {
            builder.message(health.problem().get());
            builder.down();
        } else {
            builder.detail("voices", health.voices());
            builder.up();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
