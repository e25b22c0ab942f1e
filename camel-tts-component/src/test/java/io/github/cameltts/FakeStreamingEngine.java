package io.github.cameltts;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams what {@link FakeSpeechEngine} speaks, by hand: the test says when which part arrives. */
public class FakeStreamingEngine extends FakeSpeechEngine implements StreamingSpeechEngine {

    private final BlockingQueue<Take> takes = new LinkedBlockingQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        Take take = new Take(request.format() == AudioFormat.PCM ? plain(request) : wav(request), sink);
        calls.incrementAndGet();
        takes.add(take);
        return take.end;
    }

    @Override
    public Speech synthesize(SpeechRequest request) {
        throw new AssertionError("The component waits for nobody");
    }

    @Override
    public int calls() {
        return calls.get();
    }

    /** The next call, in the order in which they came. */
    public Take next() {
        try {
            Take take = takes.poll(10, TimeUnit.SECONDS);
            if (take == null) {
                throw new AssertionError("Nobody called the engine within ten seconds");
            }
            return take;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One call under way. */
    public static final class Take {

        private final byte[] audio;
        private final AudioFormat format;
        private final AudioSink sink;
        private final CompletableFuture<Speech> end = new CompletableFuture<>();
        private int sent;

        private Take(Speech speech, AudioSink sink) {
            this.audio = speech.audio();
            this.format = speech.format();
            this.sink = sink;
        }

        /** What this call speaks in the end. */
        public byte[] audio() {
            return audio;
        }

        public boolean isCancelled() {
            return end.isCancelled();
        }

        /** Sends the next bytes. */
        public Take send(int bytes) {
            sendOther(Arrays.copyOfRange(audio, sent, sent + bytes));
            sent += bytes;
            return this;
        }

        /** Sends something else. */
        public void sendOther(byte[] bytes) {
            sink.accept(bytes);
        }

        /** Sends the rest and ends well. */
        public void finish() {
            if (sent < audio.length) {
                send(audio.length - sent);
            }
            finishWith(audio);
        }

        /** Ends with whatever is not what was sent, perhaps. */
        public void finishWith(byte[] whole) {
            end.complete(new Speech(whole, format, 8000));
        }

        public void breakOff(SpeechException failure) {
            end.completeExceptionally(failure);
        }
    }
}
