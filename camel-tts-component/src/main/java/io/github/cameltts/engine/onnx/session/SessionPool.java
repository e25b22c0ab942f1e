package io.github.cameltts.engine.onnx.session;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.LoadedModel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models in memory: each is loaded by the first who runs it, shared by all, and unloaded when nobody has run it for a
 * while. Thread-safe.
 */
public final class SessionPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPool.class);
    private static final long CHECKS_PER_TIMEOUT = 4;
    private static final long PATIENCE_SECONDS = 30;

    private final SessionSettings settings;
    private final Map<String, SharedModel> models = new ConcurrentHashMap<>();
    private final ScheduledExecutorService janitor;
    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean closed;

    public SessionPool(SessionSettings settings) {
        this.settings = settings;
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "TtsModels");
            thread.setDaemon(true);
            return thread;
        };
        janitor = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
        long timeout = settings.idleTimeout().toMillis();
        if (timeout > 0) {
            long period = Math.max(1, timeout / CHECKS_PER_TIMEOUT);
            janitor.scheduleWithFixedDelay(this::unloadIdle, period, period, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Runs a model, and loads it before where need be.
     *
     * @param output the name of an output of floats
     * @return all values of that output, whatever its shape
     * @throws EngineUnavailableException when it cannot be loaded, or this pool is closed
     * @throws io.github.cameltts.spi.SynthesisFailedException when it fails
     */
    public float[] run(ModelSource source, ModelInputs inputs, String output) {
        SharedModel model = shared(source);
        int now = runs.incrementAndGet();
        try {
            ModelSession session = take(model, now);
            try {
                return session.run(inputs, output);
            } finally {
                model.giveBack();
            }
        } finally {
            runs.decrementAndGet();
        }
    }

    /**
     * Loads a model, so that who runs it soon need not wait.
     *
     * @throws EngineUnavailableException when it cannot be loaded, or this pool is closed
     */
    public void load(ModelSource source) {
        SharedModel model = shared(source);
        take(model, 1);
        model.giveBack();
    }

    private ModelSession take(SharedModel model, int now) {
        if (!model.isLoaded()) {
            makeRoom();
        }
        return model.take(now, () -> closed);
    }

    private SharedModel shared(ModelSource source) {
        return models.computeIfAbsent(source.digest(), digest -> new SharedModel(source, settings, janitor));
    }

    /** What is in memory now. */
    public List<LoadedModel> loaded() {
        return models.values().stream()
                .filter(SharedModel::isLoaded)
                .map(SharedModel::report)
                .toList();
    }

    private void unloadIdle() {
        models.values().forEach(model -> unload(model, settings.idleTimeout()));
    }

    private void unload(SharedModel model, Duration idleFor) {
        try {
            if (model.unloadIfIdle(idleFor)) {
                LOG.info("Unloaded {}, which nobody uses", model.place());
            }
        } catch (RuntimeException e) {
            LOG.warn("{} was not unloaded cleanly", model.place(), e);
        }
    }

    /** Requests name voices, so they must not be able to fill the memory with models. */
    private void makeRoom() {
        List<SharedModel> loaded =
                models.values().stream().filter(SharedModel::isLoaded).toList();
        if (loaded.size() >= settings.maxModels()) {
            loaded.stream()
                    .filter(model -> model.report().users() == 0)
                    .max(Comparator.comparing(model -> model.report().idle()))
                    .ifPresent(model -> unload(model, Duration.ZERO));
        }
    }

    /** Frees all memory, when the runs under way are over. Further calls do nothing. */
    @Override
    public void close() {
        closed = true;
        janitor.shutdownNow();
        models.values().forEach(SharedModel::close);
        awaitLoading();
    }

    /** What is being loaded a second time is freed as soon as it is there: no native code runs on after closing. */
    private void awaitLoading() {
        try {
            if (!janitor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A model is still being loaded after {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
