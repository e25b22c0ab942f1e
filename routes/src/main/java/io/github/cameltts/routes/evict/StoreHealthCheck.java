package io.github.cameltts.routes.evict;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells how full the store is, and whether it stores. It is up even when it does not: requests are answered all the same,
 * and taking the application out of service would only cost more.
 */
final class StoreHealthCheck extends AbstractHealthCheck {

    private final StoreBound bound;

    StoreHealthCheck(StoreBound bound) {
        super("camel", "tts-store");
        this.bound = bound;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("storedBytes", bound.storedBytes());
        builder.detail("maxBytes", bound.maxBytes());
        builder.detail("refusedAssets", bound.refused());
        builder.detail("diskFull", bound.isDiskFull());
        builder.up();
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
