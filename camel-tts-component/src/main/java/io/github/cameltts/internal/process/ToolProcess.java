package io.github.cameltts.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Runs programs, never through a shell, and leaves none behind: on timeout, interrupt, too much output or
 * {@link #close()} a program is killed with everything it started. Safe for many threads.
 */
public final class ToolProcess implements AutoCloseable {

    private static final int ERROR_LIMIT = 8 * 1024;

    /**
     * How a program ended.
     *
     * @param exit its exit status
     * @param output what it wrote to its standard output
     * @param errors the beginning of what it wrote to its standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // Audio of megabytes is handed on, not copied.
    public record Result(int exit, byte[] output, byte[] errors) {}

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService pumps = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tts-process-io");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;

    /**
     * Runs a program to its end.
     *
     * @param input what it reads on its standard input
     * @param timeout how long it may take
     * @param outputLimit most bytes that it may write to its standard output
     * @throws IOException when it cannot be started, or writes too much
     * @throws TimeoutException when it takes too long
     * @throws InterruptedException when the caller is interrupted
     */
    public Result run(ToolCommand command, byte[] input, Duration timeout, int outputLimit)
            throws IOException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        running.add(process);
        try {
            if (closed) {
                throw new IOException("stopped");
            }
            CompletableFuture<byte[]> output = read(process, process.getInputStream(), outputLimit, true);
            CompletableFuture<byte[]> errors = read(process, process.getErrorStream(), ERROR_LIMIT, false);
            pumps.execute(() -> write(process.getOutputStream(), input));
            if (!process.waitFor(remaining(deadline), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return new Result(
                    process.exitValue(),
                    output.get(remaining(deadline), TimeUnit.NANOSECONDS),
                    errors.get(remaining(deadline), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            kill(process);
            running.remove(process);
        }
    }

    /** Kills what is running; nothing can be run afterwards. */
    @Override
    public void close() {
        closed = true;
        running.forEach(ToolProcess::kill);
        pumps.shutdown();
    }

    private static long remaining(long deadline) {
        return Math.max(1, deadline - System.nanoTime());
    }

    private static void kill(Process process) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    private CompletableFuture<byte[]> read(Process process, InputStream stream, int limit, boolean strict) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        byte[] beginning = stream.readNBytes(limit);
                        if (strict && stream.read() >= 0) {
                            throw new IOException("more than " + limit + " bytes of output");
                        }
                        stream.transferTo(OutputStream.nullOutputStream());
                        return beginning;
                    } catch (IOException e) {
                        kill(process);
                        throw new UncheckedIOException(e);
                    }
                },
                pumps);
    }

    private static void write(OutputStream stdin, byte[] input) {
        try (stdin) {
            stdin.write(input);
        } catch (IOException e) {
            // A program may end without reading all; its exit status and its audio tell whether that was wrong.
            return;
        }
    }
}
