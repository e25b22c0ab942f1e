package io.github.cameltts.routes;

import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.evict.StoreBound;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
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

    /** Longer than it takes to get from the reservation to the row. */
    private static final Duration RESERVATION = Duration.ofMinutes(10);

    private final BlobFolder folder;
    private final StoreBound bound;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String count;
    private final String reserve;
    private final String cancel;
    private final String release;
    private final String unnamed;

    private BlobStore(BlobFolder folder, StoreBound bound, SpeechDatabase database) {
        this.folder = folder;
        this.bound = bound;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        count = database.statement("count-blobs");
        reserve = database.statement("reserve-blob");
        cancel = database.statement("cancel-blob");
        release = database.statement("release-blob");
        unnamed = database.statement("find-unnamed-blobs");
    }

    /** Touches neither disk nor database. */
    public static BlobStore of(CamelContext context) {
        return new BlobStore(TtsHome.of(context).blobs(), StoreBound.of(context), SpeechDatabase.of(context));
    }

    /**
     * Reserves and writes a blob. A row must name it before the reservation ends, after ten minutes.
     *
     * @throws io.github.cameltts.routes.evict.NoRoomException when the store is full and nothing can leave it
     */
    public Blob write(byte[] bytes, String extension) {
        Blob blob = BlobFolder.describe(bytes, extension);
        long until = Instant.now().plus(RESERVATION).toEpochMilli();
        bound.makeRoom(blob.length(), () -> reserve(blob, until));
        try {
            folder.write(blob, bytes);
            return blob;
        } catch (RuntimeException e) {
            jdbc.update(cancel, Map.of("blob", blob.name(), "until", until));
            throw e;
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
    Removed removeUnnamed(Collection<String> names) {
        if (names.isEmpty()) {
            return Removed.NOTHING;
        }
        List<Path> aside = new ArrayList<>();
        try (StoreBound.Leaving leaving = bound.leaving()) {
            transaction.executeWithoutResult(status -> {
                for (String name : names) {
                    for (Long bytes : jdbc.queryForList(
                            release, Map.of("blob", name, "now", System.currentTimeMillis()), Long.class)) {
                        leaving.add(bytes);
                        folder.moveAside(name).ifPresent(aside::add);
                    }
                }
            });
            return folder.delete(aside);
        }
    }

    /** Removes what processes that died have left half written, or half removed. */
    Removed removeTemporary(int files) {
        return folder.delete(folder.abandoned(files));
    }
}
