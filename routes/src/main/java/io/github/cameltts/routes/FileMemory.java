package io.github.cameltts.routes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.routes.usage.AssetUsage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Audio of file ids that were asked for just now. It is believed for some seconds only, because another process may delete
 * a file id without a word to this one. One of a context, thread-safe.
 */
public final class FileMemory extends ServiceSupport {

    private static final String MAX_BYTES = "tts.memory.files.maxBytes";
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    /** A file larger than this part of the bound would push out too many others. */
    private static final int LARGEST_PART = 8;

    private final Cache<String, FoundFile> files;
    private final AtomicLong generation = new AtomicLong();
    private final long largest;
    private final AssetUsage usage;
    private final InstantSource clock;

    /**
     * Audio as a file id names it.
     *
     * @param tenant whose it is, empty where it is nobody's
     */
    public record FoundFile(String key, Optional<String> tenant, CachedAsset asset) {

        boolean isFor(Optional<String> whoever) {
            return whoever.isEmpty() || whoever.equals(tenant);
        }
    }

    private FileMemory(CamelContext context) {
        long maxBytes = ByteSize.parse(MAX_BYTES, context.resolvePropertyPlaceholders("{{" + MAX_BYTES + ":32MiB}}"));
        largest = maxBytes / LARGEST_PART;
        files = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String id, FoundFile file) ->
                        Math.toIntExact(file.asset().weight()))
                .expireAfterWrite(BELIEVED)
                .build();
        usage = AssetUsage.of(context);
        clock = StoreClock.of(context);
    }

    public static FileMemory of(CamelContext context) {
        return ContextServices.only(context, FileMemory.class, FileMemory::new);
    }

    /**
     * The audio of a file id that lives, which counts as a use of it.
     *
     * @param tenant whose file ids count, empty for everybody's
     */
    public Optional<FoundFile> find(String fileId, Optional<String> tenant) {
        FoundFile file = files.getIfPresent(fileId);
        if (file == null || !file.isFor(tenant) || file.asset().expiresAt() <= clock.millis()) {
            return Optional.empty();
        }
        usage.used(file.key());
        return Optional.of(file);
    }

    /** Counts what was forgotten; to be read before a file is looked for, see {@link #put}. */
    long generation() {
        return generation.get();
    }

    /** @param lookedUpAt the {@link #generation} before: what was forgotten since may be this file */
    void put(String fileId, FoundFile file, long lookedUpAt) {
        if (file.asset().weight() <= largest) {
            files.put(fileId, file);
            if (generation.get() != lookedUpAt) {
                files.invalidate(fileId);
            }
        }
    }

    /** Drops what belongs to assets that are not as they were. */
    void forget(Collection<String> keys) {
        generation.incrementAndGet();
        files.asMap().values().removeIf(file -> keys.contains(file.key()));
    }
}
