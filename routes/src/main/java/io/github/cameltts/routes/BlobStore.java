package io.github.cameltts.routes;

import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.evict.StoreBound;
import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The folder of blobs together with its registry, the table {@code tts_blob}: what is in the folder was announced there
 * before. Thread-safe, also between processes.
 *
 * <p>A blob that no row names is only removed while the database is locked against writers, and not while it is reserved.
 * So whoever stores the same bytes at that moment either has reserved them, and they stay, or will write them again.
 */
public final class BlobStore {

    private static final Logger LOG = LoggerFactory.getLogger(BlobStore.class);

    private final BlobFolder folder;
    private final Duration grace;
    private final StoreBound bound;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String count;
    private final String reserve;
    private final String release;
    private final String unnamed;
    private final String endReservations;
    private final String removable;
    private final String delete;
    private final String known;

    private BlobStore(BlobFolder folder, Duration grace, StoreBound bound, SpeechDatabase database) {
        this.folder = folder;
        this.grace = grace;
        this.bound = bound;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        count = database.statement("count-blobs");
        reserve = database.statement("reserve-blob");
        release = database.statement("release-blob");
        unnamed = database.statement("find-unnamed-blobs");
        endReservations = database.statement("end-reservations");
        removable = database.statement("find-removable-blobs");
        delete = database.statement("delete-blobs");
        known = database.statement("find-known-blobs");
    }

    /** Touches neither disk nor database. */
    public static BlobStore of(CamelContext context) {
        String grace = context.resolvePropertyPlaceholders("{{tts.store.grace:10m}}");
        return new BlobStore(
                TtsHome.of(context).blobs(),
                DurationSetting.read("tts.store.grace", grace),
                StoreBound.of(context),
                SpeechDatabase.of(context));
    }

    /**
     * Reserves a blob for {@code tts.store.grace} and writes it. Then either a row names it, and {@link #keep} is called, or
     * {@link #release} is.
     *
     * @throws io.github.cameltts.routes.evict.NoRoomException when the store is full and nothing can leave it
     */
    public Blob write(byte[] bytes, String extension) {
        Blob blob = BlobFolder.describe(bytes, extension);
        long until = System.currentTimeMillis() + grace.toMillis();
        bound.makeRoom(blob.length(), () -> reserve(blob, until));
        try {
            folder.write(blob, bytes);
            return blob;
        } catch (SpeechStorageException e) {
            release(blob);
            throw e;
        }
    }

    /**
     * Makes sure that a blob is there which a row names by now, so that nobody removes it any more. Somebody may have done so
     * just before, when this store took longer than its reservation, or that ended with another store of the same bytes.
     */
    public void keep(Blob blob, byte[] bytes) {
        if (!folder.contains(blob)) {
            folder.write(blob, bytes);
        }
    }

    /** Gives a blob up that no row is going to name. Where that fails, its reservation ends in time. */
    public void release(Blob blob) {
        try {
            jdbc.update(release, Map.of("blob", blob.name()));
            removeUnnamed(List.of(blob.name()));
        } catch (NestedRuntimeException e) {
            LOG.debug("A reservation is left to its end", e);
        }
    }

    /** Counts after it has written, and so while no other may write. */
    private boolean reserve(Blob blob, long until) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.update(reserve, Map.of("blob", blob.name(), "blob_bytes", blob.length(), "until", until));
            Long bytes = jdbc.queryForObject(count, Map.of(), Long.class);
            boolean fits = bytes != null && bytes <= bound.bytesAllowed();
            if (!fits) {
                status.setRollbackOnly();
            }
            return fits;
        }));
    }

    /** Blobs that no row names, and nobody is about to. */
    List<String> unnamed(int rows) {
        return jdbc.queryForList(unnamed, Map.of("now", System.currentTimeMillis(), "rows", rows), String.class);
    }

    /** Removes those of some blobs that no row names, and nobody is about to. */
    public Removed removeUnnamed(Collection<String> names) {
        if (names.isEmpty()) {
            return Removed.NOTHING;
        }
        try (StoreBound.Leaving leaving = bound.leaving()) {
            return removeAside(names, aside -> removeRows(names, aside, leaving));
        }
    }

    private void removeRows(Collection<String> names, List<Path> aside, StoreBound.Leaving leaving) {
        List<String> gone = new ArrayList<>();
        int stuck = 0;
        for (Map<String, Object> row : jdbc.queryForList(removable, Map.of("blobs", names))) {
            String name = (String) row.get("blob");
            leaving.add(((Number) row.get("blob_bytes")).longValue());
            if (moveAside(name, aside)) {
                gone.add(name);
            } else {
                stuck++;
            }
        }
        if (gone.isEmpty() && stuck > 0) { // or an eviction would go on and on, and free nothing
            throw new SpeechStorageException(
                    "Cannot remove " + stuck
                            + " files below tts.home. Check who owns them, and that this program may write there. The log names them.");
        }
        if (!gone.isEmpty()) {
            jdbc.update(delete, Map.of("blobs", gone));
        }
    }

    /** Names of files that are older than {@code tts.store.grace}, listed as they are asked for. */
    public Iterator<String> files() {
        return folder.olderThan(grace);
    }

    /** Removes those of some files that were never announced, or are not any more. */
    public Removed removeUnknown(Collection<String> names) {
        Collection<String> suspects = unknown(names);
        if (suspects.isEmpty()) {
            return Removed.NOTHING;
        }
        return removeAside(suspects, aside -> unknown(suspects).forEach(name -> moveAside(name, aside)));
    }

    private Collection<String> unknown(Collection<String> names) {
        Set<String> unknown = new HashSet<>(names);
        jdbc.queryForList(known, Map.of("blobs", names), String.class).forEach(unknown::remove);
        return unknown;
    }

    /** Moves files aside while nobody can reserve them, and deletes them when everybody can see that they have gone. */
    private Removed removeAside(Collection<String> names, Consumer<List<Path>> move) {
        List<Path> aside = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            jdbc.update(endReservations, Map.of("blobs", names, "now", System.currentTimeMillis()));
            move.accept(aside);
        });
        return folder.delete(aside);
    }

    /** @return whether it is there no more */
    private boolean moveAside(String name, List<Path> aside) {
        try {
            folder.moveAside(name).ifPresent(aside::add);
            return true;
        } catch (IOException e) {
            LOG.warn("Cannot remove the file {} below {}: {}", name, folder.root(), e.toString());
            return false;
        }
    }

    /** Removes what processes that died have left half written, or half removed. */
    Removed removeTemporary(int files) {
        return folder.delete(folder.abandoned(grace, files));
    }
}
