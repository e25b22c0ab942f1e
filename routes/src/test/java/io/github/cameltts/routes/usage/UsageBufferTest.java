package io.github.cameltts.routes.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No use is lost or counted twice. */
class UsageBufferTest {

    private final Map<String, Use> written = new HashMap<>();

    @Test
    void usesOfAnAssetAreWrittenTogether() {
        UsageBuffer buffer = new UsageBuffer(this::write);
        buffer.add("a", new Use(1, 10));
        buffer.add("a", new Use(1, 30));
        buffer.add("a", new Use(1, 20));
        buffer.add("b", new Use(1, 5));

        buffer.flush();
        buffer.flush();

        assertThat(written).isEqualTo(Map.of("a", new Use(3, 30), "b", new Use(1, 5)));
    }

    @Test
    void oneWriteTakesASliceOfTheAssets() {
        int assets = 2 * UsageBuffer.SLICE + 1;
        AtomicBoolean tooMany = new AtomicBoolean();
        UsageBuffer buffer = new UsageBuffer(slice -> {
            tooMany.compareAndSet(false, slice.size() > UsageBuffer.SLICE);
            write(slice);
        });
        IntStream.range(0, assets).forEach(asset -> buffer.add("asset-" + asset, new Use(1, 1)));

        buffer.flush();

        assertThat(tooMany).isFalse();
        assertThat(written).hasSize(assets);
    }

    @Test
    void whatCannotBeWrittenWaitsForTheNextTime() {
        AtomicBoolean broken = new AtomicBoolean(true);
        UsageBuffer buffer = new UsageBuffer(slice -> {
            if (broken.get()) {
                throw new IllegalStateException("The database is locked");
            }
            write(slice);
        });
        buffer.add("a", new Use(2, 10));
        buffer.flush();
        buffer.add("a", new Use(1, 20));
        broken.set(false);

        buffer.flush();

        assertThat(written).isEqualTo(Map.of("a", new Use(3, 20)));
    }

    @Test
    void manyThreadsCountWhileOthersWrite() throws Exception {
        UsageBuffer buffer = new UsageBuffer(this::write);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> work = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        for (int i = 0; i < 10_000; i++) {
                            buffer.add("asset-" + i % 10, new Use(1, i));
                            if (i % 500 == thread) {
                                buffer.flush();
                            }
                        }
                        return null;
                    })
                    .collect(Collectors.toList());
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        buffer.flush();

        assertThat(written.values()).extracting(Use::times).containsOnly(8_000L).hasSize(10);
    }

    /** Only ever called by one flush at a time. */
    private void write(Map<String, Use> slice) {
        slice.forEach((key, use) -> written.merge(key, use, Use::plus));
    }
}
