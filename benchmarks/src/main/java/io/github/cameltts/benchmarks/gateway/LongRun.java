package io.github.cameltts.benchmarks.gateway;

import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * 200,000 requests of an hour in as little time as it takes: nine of ten for one of 2,000 texts that have been
 * spoken, one for a text that nobody has asked for before. After each tenth of them, and a full collection, what the server
 * holds.
 *
 * <pre>{@code
 * java -Xmx256m -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.gateway.GatewayServer 8020 FOLDER &
 * java -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.gateway.LongRun 8020 $!
 * }</pre>
 *
 * <p>Arguments: the port and the process of a {@link GatewayServer}, and how many requests, if not 200,000.
 */
public final class LongRun {

    private static final int REQUESTS = 200_000;
    private static final int TENTHS = 10;
    private static final int KNOWN_TEXTS = 2_000;
    private static final int AT_ONCE = 32;

    private final SpeechClient client;
    private final long process;
    private final Random random = new Random(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private int next;
    private double allBefore;
    private double missesBefore;

    private LongRun(int port, long process) {
        client = new SpeechClient(port);
        this.process = process;
    }

    public static void main(String[] arguments) throws Exception {
        LongRun run = new LongRun(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        int requests = arguments.length > 2 ? Integer.parseInt(arguments[2]) : REQUESTS;
        System.out.println(
                "| requests | answered in a second | hits | heap after a full collection | threads | open files |");
        System.out.println("|---|---|---|---|---|---|");
        run.send(KNOWN_TEXTS, run::next);
        run.print(0, 0);
        run.next = 0;
        for (int tenth = 1; tenth <= TENTHS; tenth++) {
            int part = requests / TENTHS;
            long begin = System.nanoTime();
            run.send(part, run::mixed);
            run.print(part * tenth, part * 1e9 / (System.nanoTime() - begin));
        }
        System.exit(0);
    }

    private void send(int requests, Supplier<String> texts) throws InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        for (int i = 0; i < requests; i++) {
            free.acquire();
            client.send(texts.get()).whenComplete((answer, problem) -> {
                failure.compareAndSet(null, problem);
                free.release();
            });
        }
        free.acquire(AT_ONCE);
        if (failure.get() != null) {
            throw new CompletionException(failure.get());
        }
    }

    private String next() {
        return "Text " + next++;
    }

    private String mixed() {
        return random.nextInt(TENTHS) == 0
                ? "A text that nobody asked for before, " + next++
                : "Text " + random.nextInt(KNOWN_TEXTS);
    }

    private void print(int requests, double perSecond) throws IOException, InterruptedException {
        new ProcessBuilder("jcmd", String.valueOf(process), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        String metrics = client.get("/observe/metrics");
        double misses = sum(metrics, "tts_answers_total\\{cache=\"synthesized\",.*}");
        double all = sum(metrics, "tts_answers_total\\{.*}");
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f | %.1f %% | %.1f MiB | %.0f | %.0f |%n",
                requests,
                perSecond,
                100 * (1 - (misses - missesBefore) / (all - allBefore)),
                sum(metrics, "jvm_memory_used_bytes\\{area=\"heap\".*}") / (1 << 20),
                sum(metrics, "jvm_threads_live_threads"),
                sum(metrics, "process_files_open_files"));
        allBefore = all;
        missesBefore = misses;
    }

    private static double sum(String metrics, String name) {
        return Pattern.compile("(?m)^" + name + " (\\S+)$")
                .matcher(metrics)
                .results()
                .map(found -> found.group(1))
                .mapToDouble(Double::parseDouble)
                .sum();
    }
}
