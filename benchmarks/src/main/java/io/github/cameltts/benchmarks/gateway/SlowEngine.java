package io.github.cameltts.benchmarks.gateway;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import io.github.cameltts.spi.Voice;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A remote service as the gateway sees it: 48 KB of another noise for each text, in four parts over the time that it takes,
 * without a thread for each. Remembers when it handed out the first part. Thread-safe.
 */
final class SlowEngine implements StreamingSpeechEngine {

    static final int AUDIO_BYTES = 48 * 1024;

    private static final int HEADER_BYTES = 44;
    private static final int SAMPLE_RATE = 24_000;
    private static final int PARTS = 4;

    private final long millis;
    private final byte[] noise = noise();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "bench-engine");
        thread.setDaemon(true);
        return thread;
    });
    private final LongAdder calls = new LongAdder();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger mostActive = new AtomicInteger();
    private final Map<String, Long> began = new ConcurrentHashMap<>();

    /** @param millis from the call to the last part */
    SlowEngine(long millis) {
        this.millis = millis;
    }

    private static byte[] noise() {
        byte[] samples = new byte[AUDIO_BYTES - HEADER_BYTES];
        new Random(1).nextBytes(samples);
        return WavFile.wrap(samples, SAMPLE_RATE);
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.of("bench", AudioFormat.WAV).withSampleRates(SAMPLE_RATE);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("noise", "Noise", "en-US"));
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        return new EngineIdentity("bench", "1", "noise", "");
    }

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        calls.increment();
        mostActive.accumulateAndGet(active.incrementAndGet(), Math::max);
        byte[] audio = noise.clone();
        ByteBuffer.wrap(audio).position(HEADER_BYTES).putInt(request.text().hashCode());
        CompletableFuture<Speech> speech = new CompletableFuture<>();
        for (int part = 1; part <= PARTS; part++) {
            int number = part;
            clock.schedule(
                    () -> handOn(request.text(), audio, number, sink, speech),
                    millis * part / PARTS,
                    TimeUnit.MILLISECONDS);
        }
        return speech;
    }

    private void handOn(String text, byte[] audio, int part, AudioSink sink, CompletableFuture<Speech> speech) {
        int size = audio.length / PARTS;
        if (part == 1) {
            began.put(text, System.nanoTime());
        }
        sink.accept(Arrays.copyOfRange(audio, size * (part - 1), part == PARTS ? audio.length : size * part));
        if (part == PARTS) {
            active.decrementAndGet();
            speech.complete(new Speech(audio, AudioFormat.WAV, SAMPLE_RATE));
        }
    }

    long calls() {
        return calls.sum();
    }

    /** The most calls that were ever under way at once. */
    int mostActive() {
        return mostActive.get();
    }

    /** {@link System#nanoTime()} of the first part of a text, asked once. */
    long began(String text) {
        return began.remove(text);
    }
}
