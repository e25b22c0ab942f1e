package io.github.cameltts.routes.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a look-up of similar texts costs among many, what a scan over the same texts costs, and what the index takes of memory;
 * in this package because the scan compares with the index's own means. Each answer of the scan must be the index's.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -Xmx3g -cp benchmarks/target/benchmarks.jar io.github.cameltts.routes.similar.SimilarityBenchmark 1000000
 * }</pre>
 *
 * <p>The first argument is the number of texts. With {@code byFrequency} behind it, words are numbered by their true
 * frequency instead of as they come. Target: at most 5 ms at the median among 1,000,000 texts.
 */
public final class SimilarityBenchmark {

    private static final double THRESHOLD = 0.85;
    private static final int QUERIES = 4_000;
    private static final int SCANS = 40;
    private static final int MOST = 8;

    private final SentenceSource sentences = new SentenceSource(new Random(20261121));
    private final TokenIndex index = new TokenIndex(THRESHOLD, true);
    private final List<String> texts = new ArrayList<>();

    private SimilarityBenchmark() {}

    public static void main(String[] arguments) {
        SimilarityBenchmark benchmark = new SimilarityBenchmark();
        if (Arrays.asList(arguments).contains("byFrequency")) {
            benchmark.numberByFrequency();
        }
        benchmark.fill(Integer.parseInt(arguments[0]));
        List<String> near = benchmark.nearDuplicates();
        List<String> strangers = benchmark.strangers();
        benchmark.time("warm-up, half of each", mixed(near, strangers));
        benchmark.time("near-duplicates", near);
        benchmark.time("strangers", strangers);
        benchmark.time("half of each", mixed(near, strangers));
        benchmark.scan(mixed(near.subList(0, SCANS / 2), strangers.subList(0, SCANS / 2)));
    }

    private static List<String> mixed(List<String> some, List<String> others) {
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            mixed.add(some.get(i));
            mixed.add(others.get(i));
        }
        return mixed;
    }

    private static IndexedText text(long id, String text) {
        return new IndexedText(id, "profile", "en", text);
    }

    private void numberByFrequency() {
        long id = -1;
        for (String word : sentences.vocabulary()) {
            index.add(new IndexedText(id--, "none", "en", word));
        }
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            texts.add(sentences.next());
        }
        long before = used();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            index.add(text(i, texts.get(i)));
        }
        double micros = (System.nanoTime() - begin) / 1e3;
        System.out.printf(
                "%,d texts, such as \"%s\": %.1f µs each to take in, %.0f bytes each%n",
                index.size(), texts.get(0), micros / count, (double) (used() - before) / count);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private List<String> nearDuplicates() {
        Random random = new Random(1);
        List<String> near = new ArrayList<>();
        for (int i = 0; i < QUERIES / 2; i++) {
            near.add(sentences.changed(texts.get(random.nextInt(texts.size()))));
        }
        return near;
    }

    private List<String> strangers() {
        List<String> strangers = new ArrayList<>();
        for (int i = 0; i < QUERIES / 2; i++) {
            strangers.add(sentences.next());
        }
        return strangers;
    }

    private void time(String what, List<String> queries) {
        double[] millis = new double[queries.size()];
        int found = 0;
        for (int i = 0; i < millis.length; i++) {
            long begin = System.nanoTime();
            found += index.find(text(0, queries.get(i)), MOST).isEmpty() ? 0 : 1;
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        print(what + ", found " + found + " of " + queries.size(), millis);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%s: median %.3f ms, 95 %% %.3f ms, 99 %% %.3f ms, most %.3f ms%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1]);
    }

    /** Compares each query with each text, whose words are numbered beforehand. */
    private void scan(List<String> queries) {
        Scan scan = new Scan(texts, THRESHOLD);
        double[] scanned = new double[queries.size()];
        double[] lookedUp = new double[queries.size()];
        for (int i = 0; i < scanned.length; i++) {
            long begin = System.nanoTime();
            List<SimilarText> expected = scan.find(queries.get(i), MOST);
            long between = System.nanoTime();
            List<SimilarText> found = index.find(text(0, queries.get(i)), MOST);
            lookedUp[i] = (System.nanoTime() - between) / 1e6;
            scanned[i] = (between - begin) / 1e6;
            if (!found.equals(expected)) {
                throw new IllegalStateException(found + " is not " + expected + ": " + queries.get(i));
            }
        }
        print("scan of the same texts", scanned);
        print("look-ups between the scans, same answers", lookedUp);
        System.out.printf(
                "a scan takes %.0f times as long at the median%n",
                scanned[scanned.length / 2] / lookedUp[lookedUp.length / 2]);
    }
}
