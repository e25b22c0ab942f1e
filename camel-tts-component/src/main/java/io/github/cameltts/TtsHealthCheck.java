package io.github.cameltts;

import io.github.cameltts.internal.calls.EngineGate;
import io.github.cameltts.internal.observe.EngineHealth;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready when the engine can be started and could speak now. Nothing is synthesized for it, so it costs nothing. */
public class TtsHealthCheck extends AbstractHealthCheck {

    private final TtsEndpoint endpoint;

    public TtsHealthCheck(TtsEndpoint endpoint) {
        super("camel", "producer:tts-" + endpoint.getId());
        this.endpoint = endpoint;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        EngineHealth health = endpoint.getComponent().checks().check(endpoint.getEngine());
        builder.detail("engine", endpoint.getEngine());
        builder.detail("checkMillis", health.latency().toMillis());
        builder.detail(
                "waiting",
                endpoint.getComponent()
                        .gate(endpoint.getEngine())
                        .map(EngineGate::depth)
                        .orElse(0));
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
