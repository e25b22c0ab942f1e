package io.github.cameltts.engine.wyoming;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.function.ThrowingConsumer;

/**
 * One question and its answer: connects, writes, reads until the listener has its result, closes.
 *
 * @param <T> the result
 */
final class WyomingConnection<T> {

    private static final int BUFFER = 16 << 10;

    private final AsynchronousSocketChannel channel;
    private final WyomingSettings settings;
    private final WyomingListener<T> listener;
    private final CompletableFuture<T> answered;
    private final EventDecoder decoder;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER);
    private long left;

    /**
     * @param channel not connected yet; belongs to this connection
     * @param answered is completed with the end of the answer; whoever completes it closes the connection
     */
    WyomingConnection(
            AsynchronousSocketChannel channel,
            WyomingSettings settings,
            WyomingListener<T> listener,
            CompletableFuture<T> answered) {
        this.channel = channel;
        this.settings = settings;
        this.listener = listener;
        this.answered = answered;
        decoder = new EventDecoder(settings.maxResponseBytes());
        left = settings.maxResponseBytes();
    }

    void start(SocketAddress address, WyomingEvent question) {
        answered.whenComplete((result, failure) -> close());
        CompletableFuture<Void> connected = new CompletableFuture<>();
        connected
                .orTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        fail(failure);
                    }
                });
        channel.connect(address, null, then(nothing -> {
            connected.complete(null);
            write(ByteBuffer.wrap(question.toBytes()));
        }));
    }

    private void write(ByteBuffer bytes) {
        channel.write(bytes, responseMillis(), TimeUnit.MILLISECONDS, null, then(count -> {
            if (bytes.hasRemaining()) {
                write(bytes);
            } else {
                read();
            }
        }));
    }

    private void read() {
        channel.read(received.clear(), responseMillis(), TimeUnit.MILLISECONDS, null, then(count -> {
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
            if (left < 0) {
                throw new WyomingProtocolException("an answer over the bound");
            }
            hear(received.flip());
            if (!answered.isDone()) {
                read();
            }
        }));
    }

    private void hear(ByteBuffer bytes) throws WyomingProtocolException {
        Optional<WyomingEvent> event = decoder.next(bytes);
        while (event.isPresent() && !answered.isDone()) {
            listener.next(event.get()).ifPresent(answered::complete);
            event = decoder.next(bytes);
        }
    }

    /** What happens next, unless it fails, or the step before it did. */
    private <V> CompletionHandler<V, Void> then(ThrowingConsumer<V, IOException> next) {
        return new CompletionHandler<>() {
            @Override
            public void completed(V value, Void nothing) {
                try {
                    next.accept(value);
                } catch (Throwable e) {
                    fail(e);
                }
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                fail(failure);
            }
        };
    }

    private void fail(Throwable failure) {
        answered.completeExceptionally(WyomingFailure.of(failure, settings));
    }

    private long responseMillis() {
        return settings.responseTimeout().toMillis();
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no use any more in any case
        }
    }
}
