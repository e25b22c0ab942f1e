package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.AssetRemoval;
import io.github.cameltts.routes.ByteSize;
import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.Removed;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TtsHome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the blobs of a Camel context within {@code tts.store.maxBytes}, and {@code tts.store.minFreeBytes} of their disk
 * free. Thread-safe.
 *
 * <p>Who stores makes room only for itself. The way to the low-water mark is the work of {@code tts-evict-action}, for
 * which {@link #takeFull} asks.
 */
public final class StoreBound extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(StoreBound.class);

    /** How long an asset is worth waiting for others that are being stored. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long an answer waits for its audio to be stored. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(5);

    private final CamelContext context;
    private final SpeechDatabase database;
    private final EvictionTable table;
    private final Priorities priorities;
    private final ReentrantLock eviction = new ReentrantLock(true);
    private final AtomicLong leaving = new AtomicLong();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private final LongAdder refused = new LongAdder();
    private long maxBytes;
    private DiskReserve disk;

    private StoreBound(CamelContext context) {
        this.context = context;
        database = SpeechDatabase.of(context);
        table = new EvictionTable(database);
        priorities = Priorities.of(context);
    }

    /** Touches neither disk nor database before the context starts. */
    public static StoreBound of(CamelContext context) {
        return ContextServices.only(context, StoreBound.class, StoreBound::new);
    }

    @Override
    protected void doStart() {
        maxBytes = size("tts.store.maxBytes", "1GiB");
        DiskSpace space = Optional.ofNullable(
                        context.getRegistry().lookupByNameAndType("ttsDiskSpace", DiskSpace.class))
                .orElseGet(() -> DiskSpace.of(TtsHome.of(context).blobs().root()));
        disk = new DiskReserve(space, size("tts.store.minFreeBytes", "256MiB"));
        database.start();
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            registry.register(new StoreHealthCheck(this, TtsHome.of(context)));
        }
    }

    private long size(String property, String otherwise) {
        return ByteSize.parse(property, context.resolvePropertyPlaceholders("{{" + property + ":" + otherwise + "}}"));
    }

    /**
     * Finds room for a blob before it is written, and evicts where there is none.
     *
     * @param reservation reserves the bytes, or answers that they would be more than {@link #bytesAllowed}; it may be
     *     asked more than once
     * @throws NoRoomException when there is no room and none can be made
     */
    public void makeRoom(long bytes, BooleanSupplier reservation) {
        if (bytes > maxBytes) {
            throw refuse("it has " + bytes + " bytes, more than tts.store.maxBytes = " + maxBytes);
        }
        if (!fits(bytes, reservation)) {
            full.set(true);
            evictUntil(bytes, reservation);
        }
        disk.accepted();
    }

    private boolean fits(long bytes, BooleanSupplier reservation) {
        return disk.missing(bytes) == 0 && reservation.getAsBoolean();
    }

    private void evictUntil(long bytes, BooleanSupplier reservation) {
        eviction.lock();
        try {
            long worthTrying = 2 * disk.missing(bytes);
            long freed = 0;
            long started = System.nanoTime();
            while (!fits(bytes, reservation)) {
                if (System.nanoTime() - started > LONGEST.toNanos()) {
                    throw refuse("making room takes long, and goes on in the background");
                }
                long missing = disk.missing(bytes);
                if (missing > table.storedBytes() || (missing > 0 && freed >= worthTrying)) {
                    refused.increment();
                    throw disk.refuse();
                }
                boolean others = table.isBeingFilled(); // before looking for what may leave, or it is missed
                Removed removed = evict(maxBytes);
                if (Evictor.isNothing(removed) && !(others && awaitOthers(started))) {
                    throw refuse("tts.store.maxBytes = " + maxBytes
                            + " are used up, and nothing can leave because it is pinned");
                }
                freed += removed.bytes();
            }
        } finally {
            eviction.unlock();
        }
    }

    /** What others are storing at this moment may leave once it is stored. */
    private static boolean awaitOthers(long started) {
        LockSupport.parkNanos(POLL.toNanos());
        return System.nanoTime() - started < PATIENCE.toNanos();
    }

    /**
     * What all blobs may have together at this moment. Ask while the database is locked against writers: only then no
     * file is on its way out that is not counted any more.
     */
    public long bytesAllowed() {
        return maxBytes - leaving.get();
    }

    private NoRoomException refuse(String reason) {
        LOG.warn("An asset is not stored: {}", reason);
        refused.increment();
        return new NoRoomException("An asset is not stored: " + reason);
    }

    /** Takes out one slice, after the slice of somebody else, where there is one. */
    Removed evict(long bound) {
        eviction.lock();
        try {
            return new Evictor(table, AssetRemoval.of(context), priorities).slice(bound);
        } finally {
            eviction.unlock();
        }
    }

    /** Files that are about to leave the disk, after their registration: until they have, nobody uses their room. */
    public Leaving leaving() {
        return new Leaving();
    }

    /** One thread at a time. */
    public final class Leaving implements AutoCloseable {

        private long bytes;

        private Leaving() {}

        /** Before the transaction that ends their registration is committed. */
        public void add(long more) {
            bytes += more;
            leaving.addAndGet(more);
        }

        /** They have left. */
        @Override
        public void close() {
            leaving.addAndGet(-bytes);
        }
    }

    /** @return false while another run is under way */
    boolean beginRun() {
        return running.compareAndSet(false, true);
    }

    void endRun() {
        running.set(false);
    }

    /** Whether somebody had to make room since this was asked last. */
    public boolean takeFull() {
        return full.getAndSet(false);
    }

    /** Bytes of all blobs that are written, or reserved. */
    public long storedBytes() {
        return table.storedBytes();
    }

    /** Bytes that must go before anything can be stored, because the disk is too full; 0 where all would not do. */
    long missingOnDisk() {
        long missing = disk.missing(0);
        return missing > table.storedBytes() ? 0 : missing;
    }

    boolean isDiskFull() {
        return disk.isReached();
    }

    /** {@code tts.store.maxBytes}, once the context has started. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Assets that were not stored since the start, because there was no room. */
    public long refused() {
        return refused.sum();
    }
}
