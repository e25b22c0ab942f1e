package io.github.cameltts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes pushed audio, one buffer after the other, or only as many as it is told to ask for. */
public class FakeListener implements Flow.Subscriber<ByteBuffer> {

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final AtomicInteger buffers = new AtomicInteger();
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private final boolean patient;
    private volatile Flow.Subscription subscription;

    private FakeListener(boolean patient) {
        this.patient = patient;
    }

    /** Asks for everything. */
    public static FakeListener eager() {
        return new FakeListener(false);
    }

    /** Asks for nothing by itself. */
    public static FakeListener patient() {
        return new FakeListener(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription made) {
        subscription = made;
        if (!patient) {
            made.request(1);
        }
    }

    @Override
    public synchronized void onNext(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        heard.writeBytes(bytes);
        buffers.incrementAndGet();
        if (!patient) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(heard());
    }

    public Flow.Subscription subscription() {
        return subscription;
    }

    /** All bytes so far. */
    public synchronized byte[] heard() {
        return heard.toByteArray();
    }

    public int buffers() {
        return buffers.get();
    }

    /** Completes with everything, or with the failure of the audio. */
    public CompletableFuture<byte[]> end() {
        return end;
    }
}
