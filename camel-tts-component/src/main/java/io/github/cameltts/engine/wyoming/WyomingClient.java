package io.github.cameltts.engine.wyoming;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/**
 * Asks one server, over a connection for each question, as other clients of the protocol do. All connections share two
 * threads, and one more looks up the server's name. Thread-safe.
 */
final class WyomingClient implements AutoCloseable {

    private static final int THREADS = 2;

    private final WyomingSettings settings;
    private final ExecutorService lookups = Executors.newSingleThreadExecutor(threads("TtsWyomingLookup"));
    private final AsynchronousChannelGroup group;

    WyomingClient(WyomingSettings settings) {
        this.settings = settings;
        try {
            group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, threads("TtsWyoming"));
        } catch (IOException e) {
            throw WyomingFailure.of(e, settings);
        }
    }

    /** Starts something that waits for an answer, now and then. */
    static void start(Runnable task) {
        threads("TtsWyomingVoices").newThread(task).start();
    }

    private static CamelThreadFactory threads(String name) {
        return new CamelThreadFactory("Camel Thread ##counter# - #name#", name, true);
    }

    /**
     * Opens a connection and sends one event.
     *
     * @param listener gets the events of the answer until it has a result
     * @return the result, or a {@link io.github.cameltts.spi.SpeechException}; cancelling it closes the connection
     */
    <T> CompletableFuture<T> ask(WyomingEvent question, WyomingListener<T> listener) {
        CompletableFuture<T> answered = new CompletableFuture<>();
        try {
            lookups.execute(() -> {
                try {
                    SocketAddress address =
                            new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port());
                    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
                    new WyomingConnection<>(channel, settings, listener, answered).start(address, question);
                } catch (IOException | RuntimeException e) {
                    answered.completeExceptionally(WyomingFailure.of(e, settings));
                }
            });
        } catch (RejectedExecutionException e) {
            answered.completeExceptionally(WyomingFailure.of(e, settings));
        }
        return answered;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        try {
            group.shutdownNow(); // closes every connection, and so ends every question
        } catch (IOException e) {
            throw WyomingFailure.of(e, settings);
        }
    }
}
