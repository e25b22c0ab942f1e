package io.github.cameltts;

import io.github.cameltts.spi.SpeechException;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready when the engine can be started and tells its voices. Nothing is synthesized for it, so it costs nothing. */
public class TtsHealthCheck extends AbstractHealthCheck {

    private final TtsEndpoint endpoint;

    public TtsHealthCheck(TtsEndpoint endpoint) {
        super("camel", "producer:tts-" + endpoint.getId());
        this.endpoint = endpoint;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("engine", endpoint.getEngine());
        try {
            int voices = endpoint.getComponent()
                    .engines()
                    .find(endpoint.getEngine())
                    .voices()
                    .size();
            builder.detail("voices", voices);
            builder.up();
        } catch (SpeechException e) {
            builder.message(e.getMessage());
            builder.error(e);
            builder.down();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
