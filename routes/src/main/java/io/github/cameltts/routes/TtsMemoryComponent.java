package io.github.cameltts.routes;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.component.caffeine.CaffeineConfiguration;
import org.apache.camel.component.caffeine.cache.CaffeineCacheComponent;
import org.apache.camel.component.caffeine.cache.CaffeineCacheEndpointConfigurer;
import org.apache.camel.spi.PropertyConfigurer;

/**
 * {@code tts-memory:<cache>} is Camel's {@code caffeine-cache:} over assets, bounded by {@code tts.memory.maxBytes}
 * (default 64 MiB), where each asset leaves when it expires.
 *
 * <p>A {@link Cache} bean of the same name in the registry takes the place of ours.
 */
public class TtsMemoryComponent extends CaffeineCacheComponent {

    private final Map<String, Cache<String, CachedAsset>> caches = new ConcurrentHashMap<>();

    @Override
    protected Cache<?, ?> getOrCreateCache(String name, CaffeineConfiguration configuration) {
        return caches.computeIfAbsent(name, key -> {
            String maximum = getCamelContext().resolvePropertyPlaceholders("{{tts.memory.maxBytes:64MiB}}");
            return MemoryCache.boundedBy(ByteSize.parse("tts.memory.maxBytes", maximum));
        });
    }

    /** Drops assets that are not in the store any more. */
    void forget(Collection<String> keys) {
        caches.values().forEach(cache -> cache.invalidateAll(keys));
    }

    /** Drops assets of a context that are not in its store any more, or not as they were. */
    public static void forget(CamelContext context, Collection<String> keys) {
        if (context.hasComponent("tts-memory") instanceof TtsMemoryComponent memory) {
            memory.forget(keys);
        }
        FileMemory files = context.hasService(FileMemory.class);
        if (files != null) {
            files.forget(keys);
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        caches.clear();
        super.doShutdown();
    }

    /** Camel finds configurers by the scheme, and this one is not the parent's. */
    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return new CaffeineCacheEndpointConfigurer();
    }
}
