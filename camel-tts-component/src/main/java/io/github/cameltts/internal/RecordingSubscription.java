package io.github.cameltts.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Pushes a {@link SpeechRecording} to one subscriber, as much as it asks for. Thread-safe. */
final class RecordingSubscription implements Flow.Subscription {

    private final SpeechRecording recording;
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final Runnable onEnd;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile boolean over;
    private volatile boolean forbidden;
    private volatile boolean waiting;
    private int position;

    /** @param onEnd called once nothing more will be pushed */
    RecordingSubscription(SpeechRecording recording, Flow.Subscriber<? super ByteBuffer> subscriber, Runnable onEnd) {
        this.recording = recording;
        this.subscriber = subscriber;
        this.onEnd = onEnd;
    }

    void start() {
        try {
            subscriber.onSubscribe(this);
        } catch (RuntimeException | Error e) {
            cancel();
            throw e;
        }
        push();
    }

    /** Tells a subscriber that it comes too late. */
    static void refuse(Flow.Subscriber<?> subscriber, IOException reason) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(reason);
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            forbidden = true;
        } else {
            demand.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        }
        push();
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            onEnd.run();
        }
    }

    /** One thread pushes at a time; what others bring meanwhile makes it go round again. */
    private void push() {
        if (rounds.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            try {
                pushAll();
            } catch (RuntimeException | Error e) {
                cancel(); // a subscriber that throws has no right to stop the thread that brings everybody's audio
            }
            seen = rounds.addAndGet(-seen);
        } while (seen != 0);
    }

    private void pushAll() {
        while (!over) {
            if (forbidden) {
                fail(new IllegalArgumentException("Ask for at least one buffer."));
                return;
            }
            boolean news = recording.hasNews(position);
            if (!news) {
                waitForNews();
                return;
            }
            try {
                ByteBuffer next = recording.read(position);
                if (!next.hasRemaining()) {
                    cancel();
                    subscriber.onComplete();
                } else if (demand.get() > 0) {
                    demand.decrementAndGet();
                    position += next.remaining();
                    subscriber.onNext(next);
                } else {
                    return;
                }
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private void waitForNews() {
        if (!waiting) {
            waiting = true;
            recording.whenNews(position, () -> {
                waiting = false;
                push();
            });
        }
    }

    private void fail(Throwable failure) {
        cancel();
        subscriber.onError(failure);
    }
}
