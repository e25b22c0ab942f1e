package io.github.cameltts.benchmarks.gateway;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Asks one address at an even rate over 32 kept connections, however quickly it answers, and tells how late the last byte
 * of each answer was. An answer counts from when it should have been asked for: a server that makes others wait does not
 * get away with it.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.gateway.SteadyRate \
 *     http://127.0.0.1:8020/api/tts/audio/ID 5000 10
 * }</pre>
 *
 * <p>Arguments: the address, requests in a second, seconds. A second before counts as warming up.
 */
public final class SteadyRate {

    private static final int CONNECTIONS = 32;
    private static final double NANOS = 1e9;

    private final URI address;
    private final long interval;
    private final int each;

    private SteadyRate(URI address, int perSecond, int seconds) {
        this.address = address;
        interval = (long) (NANOS * CONNECTIONS / perSecond);
        each = perSecond * seconds / CONNECTIONS;
    }

    public static void main(String[] arguments) throws Exception {
        URI address = URI.create(arguments[0]);
        int perSecond = Integer.parseInt(arguments[1]);
        new SteadyRate(address, perSecond, 1).run();
        long begin = System.nanoTime();
        long[] late = new SteadyRate(address, perSecond, Integer.parseInt(arguments[2])).run();
        System.out.printf(
                Locale.ROOT,
                "%.0f/s: median %.3f ms, 95%% %.3f ms, 99%% %.3f ms, 99.9%% %.3f ms, most %.3f ms%n",
                late.length * NANOS / (System.nanoTime() - begin),
                at(late, 0.5),
                at(late, 0.95),
                at(late, 0.99),
                at(late, 0.999),
                at(late, 1));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
    }

    private long[] run() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long start = System.nanoTime() + 50_000_000;
            List<Callable<long[]>> callers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                long first = start + interval * i / CONNECTIONS;
                callers.add(() -> call(first));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> caller : threads.invokeAll(callers)) {
                all = LongStream.concat(all, Arrays.stream(caller.get()));
            }
            return all.sorted().toArray();
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] call(long first) throws IOException {
        long[] late = new long[each];
        byte[] request = ("GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            for (int i = 0; i < each; i++) {
                long due = first + i * interval;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                socket.getOutputStream().write(request);
                skipAnswer(in);
                late[i] = System.nanoTime() - due;
            }
        }
        return late;
    }

    private static void skipAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("The server answered " + status);
        }
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).trim());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
