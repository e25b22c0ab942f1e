package io.github.cameltts.internal;

import io.github.cameltts.internal.calls.BoughtSpeech;
import io.github.cameltts.internal.calls.CallLimits;
import io.github.cameltts.internal.calls.CallTimer;
import io.github.cameltts.internal.calls.EngineCall;
import io.github.cameltts.internal.calls.EngineGate;
import io.github.cameltts.internal.calls.EngineInvoker;
import io.github.cameltts.internal.calls.EngineLine;
import io.github.cameltts.internal.calls.EngineTerms;
import io.github.cameltts.internal.observe.SpeechMetrics;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.ModelHost;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/** Takes requests to their engines, each on the terms of its engine, and never holds a thread. Thread-safe. */
public final class EngineCalls implements AutoCloseable {

    private final Function<String, EngineTerms> terms;
    private final SpeechMetrics metrics;
    private final EngineInvoker invoker;
    private final CallTimer timer;
    private final Map<String, EngineLine> lines = new ConcurrentHashMap<>();

    /**
     * @param executor runs engines that block
     * @param metrics counts what calls cost, and shows how many wait
     */
    public EngineCalls(EngineRegistry engines, ExecutorService executor, SpeechMetrics metrics) {
        this(
                engines::terms,
                executor,
                metrics,
                CallTimer.on(new CamelThreadFactory("Camel Thread ##counter# - #name#", "TtsCalls", true)));
    }

    EngineCalls(Function<String, EngineTerms> terms, ExecutorService executor, SpeechMetrics metrics, CallTimer timer) {
        this.terms = terms;
        this.metrics = metrics;
        this.invoker = new EngineInvoker(executor);
        this.timer = timer;
    }

    /**
     * Lets the engine of a request speak.
     *
     * @param limits the money and the time that the caller allows
     * @param sink gets the audio as it arrives, in one piece from an engine that cannot stream
     * @return completes with the whole audio; cancelling it stops the call, or leaves the queue
     */
    CompletableFuture<BoughtSpeech> speak(ResolvedRequest resolved, CallLimits limits, AudioSink sink) {
        EngineCall call = new EngineCall(
                resolved.engine(),
                resolved.spoken(),
                resolved.engineName(),
                resolved.identity().model(),
                resolved.tenant());
        return line(resolved).speak(call, limits, sink);
    }

    /** Where calls of an engine wait, empty before its first one. */
    public Optional<EngineGate> gate(String engine) {
        return Optional.ofNullable(lines.get(engine)).map(EngineLine::gate);
    }

    /** Forgets what waits; whoever waits for it must be told before. */
    @Override
    public void close() {
        timer.close();
    }

    private EngineLine line(ResolvedRequest resolved) {
        return lines.computeIfAbsent(resolved.engineName(), name -> {
            if (resolved.engine() instanceof ModelHost host) {
                metrics.watch(name, host);
            }
            return line(name, resolved.engine().capabilities().maxConcurrent());
        });
    }

    private EngineLine line(String engine, int maxConcurrent) {
        EngineLine line =
                new EngineLine(engine, maxConcurrent, terms.apply(engine), invoker, timer, metrics.of(engine)::paid);
        metrics.watch(engine, line.gate()::depth, line.gate()::active);
        return line;
    }
}
