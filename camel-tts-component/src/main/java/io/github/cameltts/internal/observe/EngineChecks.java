package io.github.cameltts.internal.observe;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/**
 * Asks engines in the background whether they could speak, because a check may be a call over the network. However many
 * want to know, one check of an engine is under way at most, and ten seconds lie between its end and the next one. An
 * engine that takes longer than 30 seconds does not answer. Thread-safe.
 */
public final class EngineChecks implements AutoCloseable {

    private final Function<String, SpeechEngine> engines;
    private final Ticker ticker;
    private final Map<String, EngineCheck> checks = new ConcurrentHashMap<>();
    /** Each engine uses one at most, so that one that hangs holds up no other. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            new CamelThreadFactory("Camel Thread ##counter# - #name#", "TtsHealth", true));

    /** @param engines finds an engine by its name, or throws */
    public EngineChecks(Function<String, SpeechEngine> engines) {
        this(engines, Ticker.systemTicker());
    }

    EngineChecks(Function<String, SpeechEngine> engines, Ticker ticker) {
        this.engines = engines;
        this.ticker = ticker;
    }

    /**
     * The health of an engine as it was found last, empty before its first answer. Never waits; when the answer is old,
     * the engine is asked for the next caller.
     */
    public Optional<EngineHealth> latest(String engine) {
        return checks.computeIfAbsent(engine, name -> new EngineCheck(() -> ask(name), ticker, threads))
                .latest();
    }

    private EngineHealth ask(String name) throws InterruptedException {
        long begin = ticker.read();
        int voices = 0;
        Optional<String> problem = Optional.empty();
        try {
            SpeechEngine engine = engines.apply(name);
            engine.check();
            voices = engine.voices().size();
        } catch (SpeechException e) {
            problem = Optional.of(e.getMessage());
        } catch (RuntimeException | Error e) { // it would reach nobody
            // Only the family's messages are known to hold no secret.
            problem = Optional.of(
                    "The engine '" + name + "' failed with " + e.getClass().getSimpleName() + ".");
        }
        return new EngineHealth(Duration.ofNanos(ticker.read() - begin), voices, problem);
    }

    /** Ends the checks that are under way; the last answers stay. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
