package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.TtsHome;
import io.github.cameltts.spi.SpeechStorageException;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * Ready when the database answers and files can be written. It tells how full the store is, and whether it stores, and is
 * up even when it is full: requests are answered all the same, and taking the application out of service would only cost
 * more.
 */
public final class StoreHealthCheck extends AbstractHealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StoreHealthCheck.class);

    private final StoreBound bound;
    private final TtsHome home;

    StoreHealthCheck(StoreBound bound, TtsHome home) {
        super("camel", "tts-store");
        this.bound = bound;
        this.home = home;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            builder.detail("storedBytes", bound.storedBytes());
            builder.detail("maxBytes", bound.maxBytes());
            builder.detail("refusedAssets", bound.refused());
            builder.detail("diskFull", bound.isDiskFull());
            home.blobs().requireWritable();
            builder.up();
        } catch (NestedRuntimeException e) {
            down(builder, "The database does not answer.", e);
        } catch (SpeechStorageException e) {
            down(builder, "No file can be written below tts.home.", e);
        }
    }

    /** The reason may name folders, which is for the log only. */
    private static void down(HealthCheckResultBuilder builder, String message, RuntimeException reason) {
        LOG.debug("The store is not ready", reason);
        builder.message(message).down();
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
