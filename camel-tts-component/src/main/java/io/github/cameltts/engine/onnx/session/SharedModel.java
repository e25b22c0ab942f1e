package io.github.cameltts.engine.onnx.session;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One model, loaded at most once, or twice where it is often run beside others, and how many use it now. Thread-safe. */
final class SharedModel {

    private static final Logger LOG = LoggerFactory.getLogger(SharedModel.class);

    private final ModelSource source;
    private final SessionSettings settings;
    private final SecondSession second;
    private volatile ModelSession session;
    private volatile long bytes;
    private volatile int users;
    private boolean toldWhy;
    private volatile long idleSince = System.nanoTime();

    /** @param background loads the second session */
    SharedModel(ModelSource source, SessionSettings settings, Executor background) {
        this.source = source;
        this.settings = settings;
        second = new SecondSession(source, settings, background);
    }

    /**
     * Loads it where need be; others who want the same model wait for that.
     *
     * @param runs how many runs of all models there are now, this one included
     * @param isOver asked while nobody can close it: true when it must not be loaded any more
     */
    synchronized ModelSession take(int runs, BooleanSupplier isOver) {
        if (isOver.getAsBoolean()) {
            throw new EngineUnavailableException("The engine is closed. Send the request to a running Camel context.");
        }
        if (session == null) {
            session = load();
            second.welcome();
        }
        users++;
        return settings.isCrowded(runs) ? second.get().orElse(session) : session;
    }

    /** The log names the place, once, because errors do not: they go to strangers. */
    private ModelSession load() {
        try {
            bytes = source.bytes();
            ModelSession loaded = ModelLoading.load(source, settings);
            toldWhy = false;
            return loaded;
        } catch (SpeechException e) {
            if (!toldWhy) {
                LOG.warn("{} cannot be loaded: {}", source.place(), e.getMessage());
                toldWhy = true;
            }
            throw e;
        }
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
        second.unload();
        loaded.close();
    }

    /** For the log. */
    String place() {
        return source.place();
    }

    boolean isLoaded() {
        return session != null;
    }

    /** A picture of this moment, also while the model is being loaded. */
    LoadedModel report() {
        int now = users;
        int sessions = second.isLoaded() ? 2 : 1;
        return new LoadedModel(source.name(), sessions * bytes, now, now > 0 ? Duration.ZERO : idle());
    }

    private Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }
}
