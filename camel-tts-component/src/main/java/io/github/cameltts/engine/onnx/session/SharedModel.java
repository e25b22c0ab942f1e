package io.github.cameltts.engine.onnx.session;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.LoadedModel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One model, loaded at most once, and how many use it now. Thread-safe. */
final class SharedModel {

    private final ModelSource source;
    private final SessionSettings settings;
    private volatile ModelSession session;
    private volatile int users;
    private volatile long idleSince = System.nanoTime();

    SharedModel(ModelSource source, SessionSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    /**
     * Loads it where need be; others who want the same model wait for that.
     *
     * @param isOver asked while nobody can close it: true when it must not be loaded any more
     */
    synchronized ModelSession take(BooleanSupplier isOver) {
        if (isOver.getAsBoolean()) {
            throw new EngineUnavailableException("The engine is closed. Send the request to a running Camel context.");
        }
        if (session == null) {
            session = ModelLoading.load(source, settings);
        }
        users++;
        return session;
    }

    synchronized void giveBack() {
        users--;
        idleSince = System.nanoTime();
        notifyAll();
    }

    /** Frees its memory when nobody has used it for long enough. It is loaded again when somebody asks. */
    synchronized boolean unloadIfIdle(Duration timeout) {
        if (session == null || users > 0 || idle().compareTo(timeout) < 0) {
            return false;
        }
        unload();
        return true;
    }

    /** Frees its memory as soon as the runs under way are over. */
    synchronized void close() {
        boolean interrupted = false;
        while (users > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // native memory in use must not be freed, so waiting goes on
            }
        }
        if (session != null) {
            unload();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void unload() {
        ModelSession loaded = session;
        session = null;
        loaded.close();
    }

    String name() {
        return source.name();
    }

    boolean isLoaded() {
        return session != null;
    }

    /** A picture of this moment, also while the model is being loaded. */
    LoadedModel report() {
        int now = users;
        return new LoadedModel(source.name(), source.bytes(), now, now > 0 ? Duration.ZERO : idle());
    }

    private Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }
}
