package io.github.cameltts.routes.http.audio;

import io.github.cameltts.routes.http.HttpConversation;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
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
    private final HttpConnection connection;
    private final CompletionStage<Void> departure;
    private final SlowClients slow;
    private final Consumer<Throwable> onEnd;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Flow.Subscription subscription;

    /**
     * @param http the response's head is ready and has not been sent
     * @param slow watches each piece
     * @param onEnd called once: with null when the client has got everything or has gone, with the failure when nothing was
     *     sent yet
     */
    StreamedAnswer(HttpConversation http, SlowClients slow, Consumer<Throwable> onEnd) {
        this.response = http.response();
        this.connection = http.request().connection();
        this.departure = http.departure();
        this.slow = slow;
        this.onEnd = onEnd;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        departure.thenRun(this::leave);
        given.request(1);
    }

    /** The next piece is asked for when this one has gone out. */
    @Override
    @SuppressWarnings("deprecation") // Else each piece of audio would be copied.
    public void onNext(ByteBuffer audio) {
        if (over.get()) {
            return;
        }
        try {
            if (!response.headWritten()) {
                response.setChunked(true);
            }
            Future<Void> sent = response.write(Buffer.buffer(Unpooled.wrappedBuffer(audio)));
            slow.watch(sent, connection);
            sent.onSuccess(gone -> subscription.request(1)).onFailure(gone -> leave());
        } catch (RuntimeException e) {
            leave(); // the response has been closed under our hands
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            boolean begun = response.headWritten();
            if (begun) {
                SlowClients.cutOff(connection); // without the last chunk, which would say that all is there
            }
            onEnd.accept(begun ? null : failure);
        }
    }

    @Override
    public void onComplete() {
        if (over.compareAndSet(false, true)) {
            Future<Void> sent = response.end();
            slow.watch(sent, connection);
            sent.onComplete(ended -> onEnd.accept(null));
        }
    }

    private void leave() {
        if (over.compareAndSet(false, true)) {
            subscription.cancel();
            onEnd.accept(null);
        }
    }
}
