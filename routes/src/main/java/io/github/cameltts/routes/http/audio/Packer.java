package io.github.cameltts.routes.http.audio;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stands between audio and a subscriber: wraps what goes by, and adds a last piece when that is asked for too. */
final class Packer implements Flow.Subscriber<ByteBuffer>, Flow.Subscription {

    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final UnaryOperator<ByteBuffer> wrapping;
    private final Supplier<CompletionStage<ByteBuffer>> end;
    private Flow.Subscription audio;

    /** What was asked for and is not sent; more than anybody counts means no bound. */
    private long wanted;

    private ByteBuffer last;
    private boolean over;

    Packer(
            Flow.Subscriber<? super ByteBuffer> subscriber,
            UnaryOperator<ByteBuffer> wrapping,
            Supplier<CompletionStage<ByteBuffer>> end) {
        this.subscriber = subscriber;
        this.wrapping = wrapping;
        this.end = end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        audio = subscription;
        subscriber.onSubscribe(this);
    }

    @Override
    public void onNext(ByteBuffer piece) {
        synchronized (this) {
            wanted--;
        }
        subscriber.onNext(wrapping.apply(piece));
    }

    @Override
    public void onError(Throwable failure) {
        subscriber.onError(failure);
    }

    @Override
    public void onComplete() {
        end.get().whenComplete((piece, failure) -> {
            if (failure == null) {
                synchronized (this) {
                    last = piece;
                }
                finish();
            } else if (!isOver()) {
                subscriber.onError(failure);
            }
        });
    }

    @Override
    public void request(long count) {
        synchronized (this) {
            wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
        }
        audio.request(count);
        finish();
    }

    private void finish() {
        synchronized (this) {
            if (over || last == null || wanted < 1) {
                return;
            }
            over = true;
        }
        subscriber.onNext(last);
        subscriber.onComplete();
    }

    private synchronized boolean isOver() {
        return over;
    }

    @Override
    public void cancel() {
        synchronized (this) {
            over = true;
        }
        audio.cancel();
    }
}
