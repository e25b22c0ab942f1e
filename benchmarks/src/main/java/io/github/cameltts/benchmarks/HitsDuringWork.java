package io.github.cameltts.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * How long hits of one thread take that follow each other at once, in a store of many entries: with nothing else to do,
 * while a sweep removes a tenth of them, and while another thread stores at the bound, so that something must leave for each.
 * The phases without work come before and after those with it.
 *
 * <pre>java -Xmx1g -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.HitsDuringWork FOLDER 1000000</pre>
 *
 * It builds the store below the folder, which takes minutes, and removes it at the end.
 */
public final class HitsDuringWork {

    private static final int BLOBS = 2_000;
    private static final int SAMPLES = 40_000;
    private static final int NEW_ASSETS = 300;

    private final PreparedStore store;
    private final Random random = new Random(20261121);
    private final int rows;

    private HitsDuringWork(Path folder, int rows) {
        this.rows = rows;
        store = new PreparedStore(folder, rows, BLOBS);
    }

    /** @param args a folder, and the number of entries */
    public static void main(String[] args) throws Exception {
        new HitsDuringWork(Path.of(args[0]), Integer.parseInt(args[1])).run();
    }

    private void run() throws Exception {
        Path home = store.home();
        try {
            execute(
                    home,
                    "update tts_asset set expires_at = 1 where blob in"
                            + " (select blob from tts_blob order by blob limit " + BLOBS / 10 + ")");
            long begin = System.nanoTime();
            try (Pipeline pipeline = Pipeline.over(home, Map.of("tts.memory.maxBytes", "8KiB"))) {
                System.out.printf("# Started over %,d entries in %.2f s%n", rows, (System.nanoTime() - begin) / 1e9);
                hits("warm-up", pipeline, fixedNumber());
                hits("nothing else", pipeline, fixedNumber());
                CompletableFuture<Object> sweep =
                        CompletableFuture.supplyAsync(() -> pipeline.ask("kamelet:tts-sweep-action"));
                hits("during a sweep", pipeline, () -> !sweep.isDone());
                System.out.println("# Swept: " + sweep.join());
                hits("nothing else", pipeline, fixedNumber());
            }
            long bytes = query(home, "select value from tts_counter where name = 'blob_bytes'");
            try (Pipeline pipeline = Pipeline.over(
                    home, Map.of("tts.memory.maxBytes", "8KiB", "tts.store.maxBytes", Long.toString(bytes)))) {
                hits("warm-up", pipeline, fixedNumber());
                hits("nothing else", pipeline, fixedNumber());
                CompletableFuture<Void> stores = CompletableFuture.runAsync(() -> storeNew(pipeline));
                hits("at the bound", pipeline, () -> !stores.isDone());
                stores.join();
                hits("nothing else", pipeline, fixedNumber());
            }
            System.out.printf(
                    "# Evicted: %,d entries%n",
                    query(home, "select sum(entries) from tts_removal where cause = 'evicted'"));
        } finally {
            TemporaryFolders.delete(home);
        }
    }

    private static BooleanSupplier fixedNumber() {
        AtomicInteger left = new AtomicInteger(SAMPLES);
        return () -> left.getAndDecrement() > 0;
    }

    private void storeNew(Pipeline pipeline) {
        for (int i = 0; i < NEW_ASSETS; i++) {
            pipeline.speak(Sentences.number(rows + i));
        }
    }

    /** What has left meanwhile is a miss that is made anew, and not counted. */
    private void hits(String name, Pipeline pipeline, BooleanSupplier goOn) {
        long[] nanos = new long[2_000_000];
        int count = 0;
        int misses = 0;
        while (goOn.getAsBoolean() && count < nanos.length) {
            String text = Sentences.number(random.nextInt(rows));
            long begin = System.nanoTime();
            boolean hit = pipeline.isStored(text);
            long took = System.nanoTime() - begin;
            if (hit) {
                nanos[count++] = took;
            } else {
                misses++;
            }
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        System.out.printf(
                "%-16s %,9d hits, %,7d misses: median %7.1f µs, 99 %% %8.1f µs, 99.9 %% %9.1f µs%n",
                name, count, misses, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999));
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (part * (sorted.length - 1))] / 1e3;
    }

    private static void execute(Path home, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("tts.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static long query(Path home, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("tts.db"));
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(sql).getLong(1);
        }
    }
}
