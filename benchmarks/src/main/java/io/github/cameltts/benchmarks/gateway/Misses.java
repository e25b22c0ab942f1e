package io.github.cameltts.benchmarks.gateway;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the cache does not have: 1,000 requests at once for one text, then for 1,000 texts, with an engine that takes 50 ms
 * and 64 calls at once; and how soon the first byte is with the client after the engine had it. Server and client share a
 * process, because both ends need one clock; the heap is that of both.
 *
 * <pre>{@code
 * java -Xmx512m -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.gateway.Misses
 * }</pre>
 */
public final class Misses {

    private static final int MANY = 1_000;
    private static final int FIRST_BYTES = 300;
    private static final double MILLIS = 1e6;

    private final GatewayServer server;
    private final SpeechClient client;

    private Misses(GatewayServer server) {
        this.server = server;
        client = new SpeechClient(server.port());
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("camel-tts-misses");
        try (GatewayServer server = new GatewayServer(GatewayServer.freePort(), home)) {
            Misses misses = new Misses(server);
            misses.atOnce("warm-up", i -> "Warm up " + i);
            misses.atOnce("identical", i -> "The same text for all");
            misses.atOnce("distinct", i -> "Text number " + i);
            misses.firstBytes();
        }
        System.exit(0);
    }

    private void atOnce(String name, IntFunction<String> text) throws IOException {
        long calls = server.engine().calls();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long begin = System.nanoTime();
        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, MANY)
                .mapToObj(i -> client.send(text.apply(i)))
                .toList();
        answers.forEach(CompletableFuture::join);
        System.out.printf(
                Locale.ROOT,
                "%d %s: all answered in %.0f ms, %d syntheses, at most %d at once, heap at most %d MiB, %+d threads%n",
                MANY,
                name,
                (System.nanoTime() - begin) / MILLIS,
                server.engine().calls() - calls,
                server.engine().mostActive(),
                heapPools().stream()
                                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                .sum()
                        >> 20,
                ManagementFactory.getThreadMXBean().getThreadCount() - threads);
    }

    private void firstBytes() throws IOException, InterruptedException {
        double[] late = new double[FIRST_BYTES];
        for (int i = 0; i < FIRST_BYTES; i++) {
            String text = "First byte of text " + i;
            late[i] = (client.firstByte(text) - server.engine().began(text)) / MILLIS;
        }
        Arrays.sort(late);
        System.out.printf(
                Locale.ROOT,
                "first byte after the engine had it, %d misses: median %.2f ms, 99%% %.2f ms, most %.2f ms%n",
                FIRST_BYTES,
                late[FIRST_BYTES / 2],
                late[FIRST_BYTES * 99 / 100],
                late[FIRST_BYTES - 1]);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
