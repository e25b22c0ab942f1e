package io.github.cameltts.internal;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.SpeechStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** One reader of a {@link SpeechRecording}. To be read by one thread at a time; any thread may close it. */
final class RecordingReader extends SpeechStream {

    private final SpeechRecording recording;
    private final Seat seat;
    private final Supplier<CompletionStage<CompleteSpeech>> whole;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private volatile RecordingSubscription subscription;
    private int position;

    private enum State {
        NEW,
        OPEN,
        CLOSED
    }

    /**
     * @param seat told when somebody begins to read and when nobody reads any more
     * @param whole the end of the recording as a store step wants it
     */
    RecordingReader(SpeechRecording recording, Seat seat, Supplier<CompletionStage<CompleteSpeech>> whole) {
        this.recording = recording;
        this.seat = seat;
        this.whole = whole;
        seat.handedOut();
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
            ByteBuffer next = recording.await(position, this::isClosed);
            if (isClosed()) {
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
            throw new IOException("The stream has a subscriber, and cannot be read besides.");
        }
        if (state.compareAndSet(State.NEW, State.OPEN)) {
            seat.opened();
        }
    }

    private boolean isClosed() {
        return state.get() == State.CLOSED;
    }

    /** Also after somebody has read to the end and closed; what was given up in the middle may be gone. */
    @Override
    public void reset() {
        if (subscription == null) {
            position = 0;
            if (state.compareAndSet(State.CLOSED, State.NEW)) {
                seat.reopened();
            }
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        transferTo(out);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new RecordingReader(recording, seat, whole);
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    /** Bytes of the whole, 0 as long as nobody knows. */
    @Override
    public long length() {
        return recording.isComplete() ? recording.length() : 0;
    }

    @Override
    public long position() {
        return position;
    }

    /** Bytes that can be read now without waiting. */
    @Override
    public int available() {
        return isClosed() || subscription != null ? 0 : Math.max(0, recording.length() - position);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (state.compareAndSet(State.NEW, State.OPEN)) {
            subscription = new RecordingSubscription(recording, subscriber, this::close);
            seat.opened();
            subscription.start();
        } else {
            RecordingSubscription.refuse(subscriber, new IOException("The stream is being read by somebody else."));
        }
    }

    @Override
    public CompletionStage<CompleteSpeech> whole() {
        return whole.get();
    }

    @Override
    public CompletionStage<CompleteSpeech> keep() {
        seat.kept();
        return whole.get();
    }

    @Override
    public void close() {
        State before = state.getAndSet(State.CLOSED);
        if (before == State.CLOSED) {
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        recording.wake();
        seat.closed(before == State.OPEN);
    }

    @Override
    public String toString() {
        return "Audio in the making";
    }
}
