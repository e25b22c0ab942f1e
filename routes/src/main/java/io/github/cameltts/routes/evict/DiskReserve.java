package io.github.cameltts.routes.evict;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of a disk that the store leaves to others. Tells when it is reached, and when not any more. Thread-safe. */
final class DiskReserve {

    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);

    private final DiskSpace disk;
    private final long minFreeBytes;
    private final AtomicBoolean reached = new AtomicBoolean();

    DiskReserve(DiskSpace disk, long minFreeBytes) {
        this.disk = disk;
        this.minFreeBytes = minFreeBytes;
    }

    /** How many bytes must go before so many can come. */
    long missing(long bytes) {
        return Math.max(0, bytes + minFreeBytes - disk.usableBytes());
    }

    /** Nothing is stored because of it; the first one tells the log. */
    NoRoomException refuse() {
        if (reached.compareAndSet(false, true)) {
            LOG.warn(
                    "Nothing is stored any more: less than tts.store.minFreeBytes = {} would be free on the disk of"
                            + " tts.home. Free some of it.",
                    minFreeBytes);
        }
        return new NoRoomException("An asset is not stored: less than tts.store.minFreeBytes would be free");
    }

    /** Whether that was the last word. */
    boolean isReached() {
        return reached.get();
    }

    /** Something is stored. */
    void accepted() {
        if (reached.compareAndSet(true, false)) {
            LOG.info("The disk of tts.home has room again");
        }
    }
}
