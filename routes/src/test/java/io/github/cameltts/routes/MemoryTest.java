package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.cameltts.TtsConstants;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

    private static final int KIB = 1024;

    @Test
    void staysWithinItsBytes() {
        Cache<String, CachedAsset> cache = MemoryCache.boundedBy(100 * KIB);
        for (int i = 0; i < 200; i++) {
            cache.put("key" + i, asset(9 * KIB, CachedAsset.NEVER));
        }
        cache.cleanUp();

        assertThat(cache.estimatedSize()).isBetween(1L, 10L);
    }

    @Test
    void largeAssetPassesByWithoutPushingOthersOut() {
        Cache<String, CachedAsset> cache = MemoryCache.boundedBy(100 * KIB);
        cache.put("small", asset(KIB, CachedAsset.NEVER));
        cache.put("large", asset(13 * KIB, CachedAsset.NEVER));
        cache.cleanUp();

        assertThat(cache.asMap()).containsOnlyKeys("small");
    }

    @Test
    void assetLeavesWhenItExpires() {
        Cache<String, CachedAsset> cache = MemoryCache.boundedBy(100 * KIB);
        cache.put("gone", asset(1, Instant.now().minusSeconds(1).toEpochMilli()));
        cache.put("soon", asset(1, Instant.now().plusMillis(20).toEpochMilli()));
        cache.put("later", asset(1, Instant.now().plusSeconds(60).toEpochMilli()));

        assertThat(cache.getIfPresent("gone")).isNull();
        Awaitility.await().until(() -> cache.getIfPresent("soon") == null);
        assertThat(cache.getIfPresent("later")).isNotNull();
    }

    @Test
    void boundIsAProperty(@TempDir Path home) {
        Map<String, Object> key = Map.of(TtsConstants.KEY, "k");
        try (TestApp app =
                TestApp.over(home).with("tts.memory.maxBytes", "16KiB").start()) {
            app.ask("kamelet:tts-memory-store-action", new byte[8 * KIB], key);
            assertThat(app.ask("kamelet:tts-memory-lookup-action", "text", key).getBody())
                    .isEqualTo("text");

            app.ask("kamelet:tts-memory-store-action", new byte[100], key);
            assertThat(app.ask("kamelet:tts-memory-lookup-action", "text", key).getBody())
                    .isEqualTo(new byte[100]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1024,1024", "64MiB,67108864", "1 GB,1073741824", "3k,3072"})
    void sizesAreRead(String size, long bytes) {
        assertThat(ByteSize.parse("tts.memory.maxBytes", size)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"much", "-1", "1.5GiB", "''"})
    void otherSizesAreRefusedWithAnExample(String size) {
        assertThatThrownBy(() -> ByteSize.parse("tts.memory.maxBytes", size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("tts.memory.maxBytes", "64MiB");
    }

    private static CachedAsset asset(int bytes, long expiresAt) {
        return new CachedAsset(new byte[bytes], Map.of(), expiresAt);
    }
}
