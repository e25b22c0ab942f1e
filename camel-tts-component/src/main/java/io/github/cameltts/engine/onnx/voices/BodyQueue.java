package io.github.cameltts.engine.onnx.voices;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of an answer, taken piece by piece, where each piece must come in time. For one reader. */
final class BodyQueue implements BodySubscriber<BodyQueue>, AutoCloseable {

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Subscription subscription;
    private boolean closed;

    /** Bytes, or none at the end, or why there are no more. */
    private record Piece(List<ByteBuffer> bytes, Throwable failure) {}

    /**
     * The next bytes.
     *
     * @return an empty list at the end
     * @throws HttpTimeoutException when none came in time
     */
    List<ByteBuffer> take(Duration time) throws IOException, InterruptedException {
        Piece piece = pieces.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (piece == null) {
            throw new HttpTimeoutException("nothing came for " + time.toMillis() + " ms");
        }
        if (piece.failure() != null) {
            throw new IOException("the connection broke off", piece.failure());
        }
        askForMore();
        return piece.bytes();
    }

    private synchronized void askForMore() {
        subscription.request(1);
    }

    @Override
    public CompletionStage<BodyQueue> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public synchronized void onSubscribe(Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), null));
    }

    /** Ends the answer; its connection is closed when there was more to come. */
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
