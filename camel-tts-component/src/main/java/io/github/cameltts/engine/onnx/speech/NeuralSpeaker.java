package io.github.cameltts.engine.onnx.speech;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.engine.onnx.family.AcousticModel;
import io.github.cameltts.engine.onnx.family.Delivery;
import io.github.cameltts.engine.onnx.session.SessionPool;
import io.github.cameltts.engine.onnx.session.SessionSettings;
import io.github.cameltts.engine.onnx.speech.Segment.Pause;
import io.github.cameltts.engine.onnx.speech.Segment.Sentence;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Speaks with local voices: sentences are computed side by side, by a bounded number of threads for all requests, and come
 * out in order. Thread-safe.
 */
public final class NeuralSpeaker implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final SessionPool sessions;
    private final ExecutorService workers;
    private final int atFirst;
    private final int ahead;
    private final Map<Object, CompletableFuture<Speech>> underWay = new ConcurrentHashMap<>();

    /** @param parallelism most sentences that are computed at the same time, for all requests together */
    public NeuralSpeaker(SessionSettings settings, int parallelism) {
        sessions = new SessionPool(settings);
        AtomicInteger number = new AtomicInteger();
        workers = Executors.newFixedThreadPool(parallelism, task -> {
            Thread thread = new Thread(task, "TtsOnnx" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        int processors = Runtime.getRuntime().availableProcessors();
        atFirst = Math.max(1, Math.min(parallelism, processors / settings.intraOpThreads()));
        ahead = 2 * parallelism + 2;
    }

    /** The models that this speaker shares among its voices. */
    public SessionPool sessions() {
        return sessions;
    }

    /**
     * Speaks one request. Returns at once: also finding the voice is done by a thread of this speaker.
     *
     * @param voice finds the voice
     * @param speaker one that the voice knows, empty for its first
     * @param sink gets PCM sentence by sentence, WAV at the end
     * @return completes with all the audio; cancelling it stops the work after the sentences under way
     */
    public CompletableFuture<Speech> speak(
            Supplier<LocalVoice> voice, String speaker, SpeechRequest request, AudioSink sink) {
        Object ticket = new Object();
        CompletableFuture<Speech> result = new CompletableFuture<>();
        underWay.put(ticket, result);
        result.whenComplete((speech, failure) -> underWay.remove(ticket));
        try {
            workers.execute(() -> begin(voice, speaker, request, sink, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(closed());
        }
        return result;
    }

    private void begin(
            Supplier<LocalVoice> found,
            String speaker,
            SpeechRequest request,
            AudioSink sink,
            CompletableFuture<Speech> result) {
        if (result.isDone()) {
            return;
        }
        try {
            LocalVoice voice = found.get();
            PcmAnswer answer = new PcmAnswer(request.format(), voice.voice().sampleRate(), sink);
            OrderedSpeech speaking = ordered(voice, speaker, request, answer);
            result.whenComplete((speech, failure) -> speaking.done().cancel(false));
            speaking.done().whenComplete((nothing, failure) -> {
                try {
                    if (failure != null) {
                        throw failure;
                    }
                    result.complete(answer.speech(voice.name()));
                } catch (Throwable e) {
                    result.completeExceptionally(mapped(e));
                }
            });
            speaking.run();
        } catch (Throwable e) {
            result.completeExceptionally(mapped(e));
        }
    }

    private static Throwable mapped(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RejectedExecutionException ? closed() : cause;
    }

    /**
     * Loads a voice and lets it compute a short sentence, since the first one takes longer. Blocks.
     *
     * @throws io.github.cameltts.spi.SpeechException when it cannot speak
     */
    public void warmUp(LocalVoice voice, String speaker) {
        sessions.load(voice.model());
        AcousticModel model = voice.voice().acoustics();
        Delivery delivery = new Delivery(speaker, 1, new TreeMap<>());
        voice.voice().frontend(speaker).sentences("a").stream()
                .findFirst()
                .ifPresent(ids -> sessions.run(voice.model(), model.inputs(ids, delivery), model.output()));
    }

    private OrderedSpeech ordered(LocalVoice voice, String speaker, SpeechRequest request, PcmAnswer answer) {
        SpeechOptions options = SpeechOptions.of(request);
        int sampleRate = voice.voice().sampleRate();
        Script script =
                new Script(request, voice.voice().language(), voice.voice().frontend(speaker), options.gapMillis());
        SentenceShape shape =
                new SentenceShape(sampleRate, options.trims(), request.prosody().volume());
        Delivery delivery = new Delivery(speaker, request.prosody().rate(), request.options());
        return new OrderedSpeech(
                script, segment -> samples(voice, segment, delivery, shape), workers, atFirst, ahead, answer::add);
    }

    private byte[] samples(LocalVoice voice, Segment segment, Delivery delivery, SentenceShape shape) {
        if (segment instanceof Pause pause) {
            return new byte[(int) (pause.millis() * (long) shape.sampleRate() / 1000) * 2];
        }
        AcousticModel model = voice.voice().acoustics();
        float[] samples =
                sessions.run(voice.model(), model.inputs(((Sentence) segment).ids(), delivery), model.output());
        return PcmSamples.toBytes(shape.apply(samples));
    }

    private static EngineUnavailableException closed() {
        return new EngineUnavailableException("The engine is closed. Send the request to a running Camel context.");
    }

    /** The models in memory now. */
    public List<LoadedModel> loaded() {
        return sessions.loaded();
    }

    /** Ends the sentences under way and frees all memory. Further calls do nothing. */
    @Override
    public void close() {
        workers.shutdownNow();
        underWay.values().forEach(speech -> speech.completeExceptionally(closed()));
        try {
            workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sessions.close();
    }
}
