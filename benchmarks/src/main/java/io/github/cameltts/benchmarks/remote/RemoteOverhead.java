package io.github.cameltts.benchmarks.remote;

import io.github.cameltts.SpeechStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures what {@code tts:openai} adds to the HTTP call itself: time of one call, throughput of 200 concurrent streams,
 * threads of 500 slow streams, and how soon the first byte is handed on.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -Xmx1g -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.remote.RemoteOverhead
 * }</pre>
 *
 * <p>With the argument {@code first-byte} only that is measured. The bare calls and ours alternate in one run against one server in a process of its own. Only for the first byte
 * the server is in this process, because both ends need one clock. Targets: at most 1 ms at the median, at most 5 % less
 * throughput, at most 64 threads beyond those that camel-http blocks (one for each call), first byte after at most 5 ms.
 */
public final class RemoteOverhead {

    private static final int ROUNDS = 9;
    private static final int CALLS = 300;
    private static final int STREAMS = 200;
    private static final long SECONDS = 3;
    private static final int SLOW_STREAMS = 500;
    private static final String BLOCKED = "Tts-openai";

    private final AtomicLong number = new AtomicLong();

    private RemoteOverhead() {}

    public static void main(String[] arguments) throws Exception {
        ThreadCount before = ThreadCount.now();
        Path home = Files.createTempDirectory("remote-overhead-");
        RemoteOverhead run = new RemoteOverhead();
        boolean firstByteOnly = List.of(arguments).contains("first-byte");
        if (!firstByteOnly) {
            run.againstServerProcess(home, before);
        }
        try (SpeechServer server = new SpeechServer();
                SpeechRoutes routes = new SpeechRoutes(server.address(), home)) {
            run.firstByte("component", server, routes.component(true));
            run.firstByte("direct:tts-speak", server, routes.pipeline());
        }
        System.exit(0);
    }

    private void againstServerProcess(Path home, ThreadCount before) throws Exception {
        try (ServerProcess server = new ServerProcess();
                SpeechRoutes routes = new SpeechRoutes(server.address(), home)) {
            threads(routes, before);
            oneCall(server.address(), routes);
            throughput(server.address(), routes, Pace.PACED);
            throughput(server.address(), routes, Pace.ATONCE);
        }
    }

    private String text() {
        return "Sentence number " + number.incrementAndGet() + ".";
    }

    private void oneCall(String address, SpeechRoutes routes) throws Exception {
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("Apache HttpClient", BareClients.apache(address));
        callers.put("tts:openai", routes.component(false));
        callers.put("tts:openai, streaming", routes.component(true));
        callers.put("JDK HttpClient", BareClients.jdk(address));
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        for (int round = -2; round < ROUNDS; round++) {
            for (Map.Entry<String, Caller> caller : callers.entrySet()) {
                for (int call = 0; call < CALLS; call++) {
                    long begin = System.nanoTime();
                    caller.getValue().speakToTheEnd(Pace.ATONCE, text());
                    if (round >= 0) {
                        micros.computeIfAbsent(caller.getKey(), name -> new ArrayList<>())
                                .add((System.nanoTime() - begin) / 1e3);
                    }
                }
            }
        }
        System.out.println("\n| one call of 50 KB | median | 99 % |\n|---|---|---|");
        micros.forEach((name, values) ->
                System.out.printf("| %s | %.0f µs | %.0f µs |%n", name, quantile(values, 0.5), quantile(values, 0.99)));
    }

    private void throughput(String address, SpeechRoutes routes, Pace pace) throws Exception {
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("Apache HttpClient", BareClients.apache(address));
        callers.put("tts:openai, streaming", routes.component(true));
        callers.put("tts:openai", routes.component(false));
        callers.put("JDK HttpClient", BareClients.jdk(address));
        Map<String, List<Double>> perSecond = new LinkedHashMap<>();
        for (int round = -1; round < ROUNDS; round++) {
            for (Map.Entry<String, Caller> caller : callers.entrySet()) {
                double rate = streamsPerSecond(caller.getValue(), pace);
                if (round >= 0) {
                    perSecond
                            .computeIfAbsent(caller.getKey(), name -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        System.out.printf(
                "%n| %d streams at once, %s | streams a second | min | max |%n|---|---|---|---|%n",
                STREAMS, pace.voice());
        perSecond.forEach((name, values) -> System.out.printf(
                "| %s | %.0f | %.0f | %.0f |%n",
                name, quantile(values, 0.5), quantile(values, 0), quantile(values, 1)));
    }

    /** Each of the callers sends its next text when the last audio is complete. */
    private double streamsPerSecond(Caller caller, Pace pace) throws Exception {
        AtomicInteger streams = new AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            Thread thread = new Thread(() -> {
                try {
                    while (System.nanoTime() - end < 0) {
                        caller.speakToTheEnd(pace, text());
                        streams.incrementAndGet();
                    }
                } catch (Exception e) {
                    failure.set(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return streams.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private void threads(SpeechRoutes routes, ThreadCount before) throws Exception {
        routes.component(true).speakToTheEnd(Pace.ATONCE, text());
        System.out.printf(
                "%n| %d slow streams | threads in all | camel-http blocks | beyond |%n|---|---|---|---|%n",
                SLOW_STREAMS);
        for (boolean streaming : new boolean[] {true, false}) {
            CountDownLatch ended = new CountDownLatch(SLOW_STREAMS);
            AtomicInteger complete = new AtomicInteger();
            for (int i = 0; i < SLOW_STREAMS; i++) {
                routes.start(Pace.SLOW, text(), streaming, exchange -> {
                    if (exchange.getMessage().getBody() instanceof SpeechStream stream) {
                        stream.subscribe(new Follower(complete, ended));
                    } else {
                        complete.addAndGet(exchange.getMessage().getBody() instanceof byte[] ? 1 : 0);
                        ended.countDown();
                    }
                });
            }
            ThreadCount most = mostThreads(before, ended);
            if (complete.get() != SLOW_STREAMS) {
                throw new IOException("Only " + complete + " of the slow streams were complete.");
            }
            System.out.printf(
                    "| %s | %d | %d | %d |%n",
                    streaming ? "streaming" : "whole", most.total(), most.of(BLOCKED), most.total() - most.of(BLOCKED));
            System.out.println("<!-- " + most.byName() + " -->");
        }
    }

    private static ThreadCount mostThreads(ThreadCount before, CountDownLatch ended) throws InterruptedException {
        ThreadCount most = ThreadCount.now().without(before);
        while (!ended.await(200, TimeUnit.MILLISECONDS)) {
            ThreadCount now = ThreadCount.now().without(before);
            most = now.total() > most.total() ? now : most;
        }
        return most;
    }

    private void firstByte(String what, SpeechServer server, Caller caller) throws Exception {
        List<Double> micros = new ArrayList<>();
        for (int call = -50; call < CALLS; call++) {
            String text = text();
            try (InputStream audio = caller.speak(Pace.STAMPED, text)) {
                int first = audio.read();
                long heard = System.nanoTime();
                if (first < 0 || audio.readAllBytes().length != SpeechServer.audioBytes() - 1) {
                    throw new IOException("The audio is not complete.");
                }
                if (call >= 0) {
                    micros.add((heard - server.firstByte(text)) / 1e3);
                }
            }
        }
        System.out.printf(
                "%nFirst byte handed on by %s after %.0f µs (median), %.0f µs (99 %%)%n",
                what, quantile(micros, 0.5), quantile(micros, 0.99));
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    /** Reads a stream without a thread. */
    private record Follower(AtomicInteger complete, CountDownLatch ended) implements Flow.Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer audio) {}

        @Override
        public void onError(Throwable failure) {
            ended.countDown();
        }

        @Override
        public void onComplete() {
            complete.incrementAndGet();
            ended.countDown();
        }
    }
}
