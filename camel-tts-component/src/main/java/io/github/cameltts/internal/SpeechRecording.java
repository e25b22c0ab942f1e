package io.github.cameltts.internal;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * Audio in the making, which any number of readers read from its beginning, each at its own pace. Thread-safe.
 *
 * <p>Once complete it is held once, as the one array that the engine returned. Readers are told outside the lock, by the
 * thread that brings the audio.
 */
public final class SpeechRecording implements AudioSink {

    /** Most bytes that a reader gets at once, so that one who pays per piece is not handed megabytes. */
    private static final int PIECE = 64 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final CompletableFuture<SpeechRecording> begun = new CompletableFuture<>();
    private final CompletableFuture<SpeechRecording> done = new CompletableFuture<>();
    private final NavigableMap<Integer, byte[]> chunks = new TreeMap<>();
    private int length;
    private SynthesizedSpeech speech;
    private List<Runnable> waiting = new ArrayList<>();

    SpeechRecording() {
        done.whenComplete((end, failure) -> wake());
    }

    /** Takes the next part, unless the recording has ended. */
    @Override
    public void accept(byte[] chunk) {
        synchronized (this) {
            if (chunk.length == 0 || done.isDone()) {
                return;
            }
            chunks.put(length, chunk);
            length = Math.addExact(length, chunk.length);
        }
        begun.complete(this);
        wake();
    }

    /**
     * Ends the recording with inspected audio, which must be what came so far, or all at once when nothing came yet.
     *
     * @throws InvalidAudioException when readers got something else
     */
    void complete(SynthesizedSpeech whole) {
        byte[] audio = whole.speech().audio();
        synchronized (this) {
            if (length > 0 && !isMadeOfChunks(audio)) {
                throw new InvalidAudioException("The engine streamed other audio than it returned.");
            }
            if (!done.isDone()) {
                speech = whole;
                chunks.clear();
                chunks.put(0, audio);
                length = audio.length;
            }
        }
        done.complete(this);
    }

    private boolean isMadeOfChunks(byte[] audio) {
        for (Map.Entry<Integer, byte[]> chunk : chunks.entrySet()) {
            int from = chunk.getKey();
            byte[] bytes = chunk.getValue();
            if (from + bytes.length > audio.length
                    || !Arrays.equals(audio, from, from + bytes.length, bytes, 0, bytes.length)) {
                return false;
            }
        }
        return length == audio.length;
    }

    void fail(SpeechException failure) {
        done.completeExceptionally(failure);
    }

    /** Completes with the first part of the audio; may stay open for ever when there is none. */
    CompletableFuture<SpeechRecording> begun() {
        return begun;
    }

    /** Completes with this when the audio is complete, or exceptionally; cancelling it ends the recording. */
    CompletableFuture<SpeechRecording> done() {
        return done;
    }

    boolean isComplete() {
        return done.isDone() && !done.isCompletedExceptionally();
    }

    /** The whole, once {@link #isComplete()}. */
    synchronized SynthesizedSpeech speech() {
        if (speech == null) {
            throw new IllegalStateException("The audio is not complete.");
        }
        return speech;
    }

    /** Bytes so far. */
    public synchronized int length() {
        return length;
    }

    /** Whether somebody at a position has nothing to wait for. */
    synchronized boolean hasNews(int position) {
        return position < length || done.isDone();
    }

    /**
     * The next bytes at a position, without waiting.
     *
     * @return read-only; empty when there are none yet, or none any more if {@link #hasNews} was true before
     * @throws IOException at the end of a recording that failed
     */
    synchronized ByteBuffer read(int position) throws IOException {
        if (position < length) {
            Map.Entry<Integer, byte[]> chunk = chunks.floorEntry(position);
            int from = position - chunk.getKey();
            int count = Math.min(PIECE, chunk.getValue().length - from);
            return ByteBuffer.wrap(chunk.getValue(), from, count).asReadOnlyBuffer();
        }
        if (done.isCompletedExceptionally()) {
            throw new IOException("The audio broke off after " + length + " bytes.", failure());
        }
        return NOTHING;
    }

    /** As {@link #read}, but waits until there is something, or until the reader has given up. */
    synchronized ByteBuffer await(int position, BooleanSupplier givenUp) throws InterruptedException, IOException {
        while (!hasNews(position) && !givenUp.getAsBoolean()) {
            wait();
        }
        return read(position);
    }

    /** Calls back once, as soon as there is news for somebody at a position. */
    void whenNews(int position, Runnable reader) {
        synchronized (this) {
            if (!hasNews(position)) {
                waiting.add(reader);
                return;
            }
        }
        reader.run();
    }

    /** Lets everybody who waits look again. */
    void wake() {
        List<Runnable> readers;
        synchronized (this) {
            notifyAll();
            readers = waiting;
            waiting = new ArrayList<>();
        }
        readers.forEach(Runnable::run);
    }

    /** Why it failed; to be asked only then. */
    SpeechException failure() {
        try {
            done.getNow(this);
            throw new IllegalStateException("The recording did not fail.");
        } catch (CancellationException e) {
            return new SpeechCancelledException(
                    "The synthesis was stopped before it ended. Send the request again.", e);
        } catch (CompletionException e) {
            return (SpeechException) e.getCause();
        }
    }
}
