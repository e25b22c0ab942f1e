package io.github.cameltts.benchmarks.remote;

import java.util.Map;
import java.util.TreeMap;

/**
 * The threads of this process by name, numbers left out.
 *
 * @param byName how many of each
 */
record ThreadCount(Map<String, Integer> byName) {

    static ThreadCount now() {
        Map<String, Integer> byName = new TreeMap<>();
        Thread.getAllStackTraces()
                .keySet()
                .forEach(thread -> byName.merge(thread.getName().replaceAll("\\d+", "N"), 1, Integer::sum));
        return new ThreadCount(byName);
    }

    int total() {
        return byName.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those of one pool. */
    int of(String pool) {
        return byName.entrySet().stream()
                .filter(thread -> thread.getKey().endsWith(pool))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What has come since. */
    ThreadCount without(ThreadCount before) {
        Map<String, Integer> more = new TreeMap<>();
        byName.forEach((name, count) -> {
            int grown = count - before.byName.getOrDefault(name, 0);
            if (grown > 0) {
                more.put(name, grown);
            }
        });
        return new ThreadCount(more);
    }
}
