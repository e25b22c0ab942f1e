package io.github.cameltts.internal;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.SpeechStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One reader of a {@link SpeechRecording}. To be read by one thread at a time; any thread may close it. */
final class RecordingReader extends SpeechStream {

    private final SpeechRecording recording;
    private final Seat seat;
    private final Supplier<CompletionStage<CompleteSpeech>> whole;
    private final AtomicBoolean opened = new AtomicBoolean();
    private volatile RecordingSubscription subscription;
    private volatile boolean closed;
    private int position;

    /**
     * @param seat told when somebody begins to read and when nobody reads any more
     * @param whole the end of the recording as a store step wants it
     */
    RecordingReader(SpeechRecording recording, Seat seat, Supplier<CompletionStage<CompleteSpeech>> whole) {
        this.recording = recording;
        this.seat = seat;
        this.whole = whole;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        ByteBuffer next = next();
        if (!next.hasRemaining()) {
            return -1;
        }
        int taken = Math.min(count, next.remaining());
        next.get(bytes, offset, taken);
        position += taken;
        return taken;
    }

    private ByteBuffer next() throws IOException {
        open();
        try {
            ByteBuffer next = recording.await(position, () -> closed);
            if (closed) {
                throw new IOException("The stream is closed.");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted while waiting for audio.").initCause(e);
        }
    }

    private void open() throws IOException {
        if (subscription != null) {
            throw new IOException("The stream has a subscriber; it can be read once.");
        }
        if (opened.compareAndSet(false, true)) {
            seat.happened(Seat.Event.OPENED);
        }
    }

    /** Bytes that can be read now without waiting. */
    @Override
    public int available() throws IOException {
        return closed || subscription != null ? 0 : Math.max(0, recording.length() - position);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (opened.compareAndSet(false, true)) {
            subscription = new RecordingSubscription(recording, subscriber, this::close);
            seat.happened(Seat.Event.OPENED);
            subscription.start();
        } else {
            RecordingSubscription.refuse(subscriber, new IOException("The stream is being read; it can be read once."));
        }
    }

    @Override
    public CompletionStage<CompleteSpeech> whole() {
        return whole.get();
    }

    @Override
    public CompletionStage<CompleteSpeech> keep() {
        seat.happened(Seat.Event.KEPT);
        return whole.get();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (subscription != null) {
                subscription.cancel();
            }
            recording.wake();
            seat.happened(Seat.Event.CLOSED);
        }
    }
}
