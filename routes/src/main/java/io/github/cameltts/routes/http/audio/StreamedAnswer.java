package io.github.cameltts.routes.http.audio;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Hands audio to a client while it is made, no faster than the client takes it, and holds no thread.
 *
 * <p>The head of the answer goes out with the first byte, so that whatever fails before it is still a clean error. What
 * fails later closes the connection in the middle: a client must not take half a sentence for a whole one. A client that
 * leaves, or takes nothing for too long, ends the subscription.
 */
final class StreamedAnswer implements Flow.Subscriber<ByteBuffer> {

    private final HttpServerResponse response;
    private final CompletionStage<Void> departure;
    private final Stall stall;
    private final Consumer<Throwable> onEnd;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Flow.Subscription subscription;

    /** Watches a client that takes nothing. */
    interface Stall {

        /** Calls back after the time that a client has, unless what is returned is run before. */
        Runnable watch(Runnable tooLong);
    }

    /**
     * @param response its head is ready and has not been sent
     * @param departure completes when the client has gone
     * @param stall for how long a client may take nothing
     * @param onEnd called once: with null when the client has got everything or has gone, with the failure when nothing was
     *     sent yet
     */
    StreamedAnswer(
            HttpServerResponse response, CompletionStage<Void> departure, Stall stall, Consumer<Throwable> onEnd) {
        this.response = response;
        this.departure = departure;
        this.stall = stall;
        this.onEnd = onEnd;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        departure.thenRun(this::leave);
        given.request(1);
    }

    @Override
    @SuppressWarnings("deprecation") // Else each piece of audio would be copied.
    public void onNext(ByteBuffer audio) {
        if (over.get()) {
            return;
        }
        if (!response.headWritten()) {
            response.setChunked(true);
        }
        response.write(Buffer.buffer(Unpooled.wrappedBuffer(audio))).onFailure(gone -> leave());
        if (response.writeQueueFull()) {
            Runnable moved = stall.watch(this::giveUp);
            response.drainHandler(drained -> {
                moved.run();
                subscription.request(1);
            });
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            boolean begun = response.headWritten();
            if (begun) {
                breakOff();
            }
            onEnd.accept(begun ? null : failure);
        }
    }

    @Override
    public void onComplete() {
        if (over.compareAndSet(false, true)) {
            response.end().onComplete(ended -> onEnd.accept(null));
        }
    }

    private void giveUp() {
        breakOff();
        leave();
    }

    /** Without the last chunk, which would say that all is there. */
    private void breakOff() {
        response.reset();
    }

    private void leave() {
        if (over.compareAndSet(false, true)) {
            subscription.cancel();
            onEnd.accept(null);
        }
    }
}
