package io.github.cameltts.engine.onnx.session;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model loaded once more, in the background, for runs with one thread each: threads that share the work of one run wait
 * for each other, which costs more than it gains where there are as many runs as processors. Thread-safe.
 */
final class SecondSession {

    /** Fewer runs would not win back what the loading takes. */
    static final int WORTHWHILE_AFTER = 32;

    private static final Logger LOG = LoggerFactory.getLogger(SecondSession.class);

    private final ModelSource source;
    private final SessionSettings settings;
    private final Executor background;
    private boolean isWelcome;
    private int runsWithout;
    private Optional<ModelSession> session = Optional.empty();

    /** @param settings those of the first session */
    SecondSession(ModelSource source, SessionSettings settings, Executor background) {
        this.source = source;
        this.settings = settings.withOneThread();
        this.background = background;
    }

    /** The first session is there, so this one may come. */
    synchronized void welcome() {
        isWelcome = true;
    }

    /** For a run beside others, empty as long as it is not there. It is loaded once there were enough of such runs. */
    synchronized Optional<ModelSession> get() {
        if (session.isEmpty()) {
            runsWithout++;
            if (runsWithout == WORTHWHILE_AFTER) {
                background.execute(this::load);
            }
        }
        return session;
    }

    synchronized boolean isLoaded() {
        return session.isPresent();
    }

    private void load() {
        if (!isWanted()) {
            return;
        }
        try {
            ModelSession loaded = ModelLoading.load(source, settings);
            if (!keep(loaded)) {
                loaded.close();
            }
        } catch (Throwable e) { // whatever it is, the first session goes on
            LOG.warn("{} was not loaded a second time, so sentences side by side take longer", source.place(), e);
        }
    }

    private synchronized boolean isWanted() {
        return isWelcome && session.isEmpty();
    }

    private synchronized boolean keep(ModelSession loaded) {
        if (!isWanted()) {
            return false;
        }
        session = Optional.of(loaded);
        return true;
    }

    /** Frees its memory, also where it is being loaded. The caller makes sure that no run uses it. */
    synchronized void unload() {
        isWelcome = false;
        runsWithout = 0;
        session.ifPresent(ModelSession::close);
        session = Optional.empty();
    }
}
