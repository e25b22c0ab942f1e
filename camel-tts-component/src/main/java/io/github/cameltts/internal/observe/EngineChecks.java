package io.github.cameltts.internal.observe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Asks engines whether they could speak, each at most once in ten seconds however many ask, because a check may be a call
 * over the network. Thread-safe.
 */
public final class EngineChecks {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Function<String, SpeechEngine> engines;
    private final Ticker ticker;
    private final Cache<String, CompletableFuture<EngineHealth>> answers;

    /** @param engines finds an engine by its name, or throws */
    public EngineChecks(Function<String, SpeechEngine> engines) {
        this(engines, Ticker.systemTicker());
    }

    EngineChecks(Function<String, SpeechEngine> engines, Ticker ticker) {
        this.engines = engines;
        this.ticker = ticker;
        answers = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** The health of an engine, found out now or a little earlier. Blocks as long as a call of the engine may. */
    public EngineHealth check(String engine) {
        CompletableFuture<EngineHealth> own = new CompletableFuture<>();
        CompletableFuture<EngineHealth> known = answers.asMap().putIfAbsent(engine, own);
        if (known != null) {
            return known.join();
        }
        try {
            own.complete(ask(engine));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answers.asMap().remove(engine, own);
            own.complete(new EngineHealth(
                    Duration.ZERO, 0, Optional.of("The check of the engine '" + engine + "' was interrupted.")));
        }
        return own.join();
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
        } catch (RuntimeException | Error e) { // anybody else who asks waits for this answer
            // Only the family's messages are known to hold no secret.
            problem = Optional.of(
                    "The engine '" + name + "' failed with " + e.getClass().getSimpleName() + ".");
        }
        return new EngineHealth(Duration.ofNanos(ticker.read() - begin), voices, problem);
    }
}
