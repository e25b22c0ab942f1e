package io.github.cameltts.routes.transfer;

import io.github.cameltts.internal.BareName;
import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.routes.BlobFolder;
import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TtsHome;
import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Writes what is alive in the cache into an archive: rows, file ids and blobs, whose digests are checked on the way. The
 * ledger, speaker embeddings and settings stay behind.
 */
public class CacheExport implements CamelContextAware {

    private static final int PAGE = 200;

    private CamelContext camelContext;
    private BlobFolder blobs;
    private NamedParameterJdbcTemplate jdbc;
    private String assetPage;
    private String filesOfAsset;
    private String archive = "";

    /** The body becomes a map with {@code assets}, {@code blobs}, {@code bytes} and {@code damaged}, which were left out. */
    public void write(Exchange exchange) {
        Path target = target();
        try (ArchiveWriter writer = new ArchiveWriter(target)) {
            Map<String, Object> report = write(writer);
            writer.complete();
            exchange.getMessage().setBody(report);
        } catch (IOException e) {
            throw new SpeechStorageException(
                    "The archive " + BareName.of(target) + " cannot be written: " + FileTrouble.of(e), e);
        }
    }

    private Path target() {
        if (archive.isBlank()) {
            throw new IllegalArgumentException("Name the file to write: archive=…");
        }
        Path target = Path.of(archive).toAbsolutePath();
        if (Files.exists(target)) {
            throw new IllegalArgumentException(
                    "There is a file " + target + " already. Remove it, or choose another name.");
        }
        return target;
    }

    private Map<String, Object> write(ArchiveWriter writer) throws IOException {
        Set<String> shared = new HashSet<>();
        long assets = 0;
        long files = 0;
        long bytes = 0;
        long damaged = 0;
        String after = "";
        List<Map<String, Object>> rows;
        do {
            rows = jdbc.queryForList(
                    assetPage, Map.of("after", after, "now", System.currentTimeMillis(), "rows", PAGE));
            for (Map<String, Object> row : rows) {
                after = (String) row.get("asset_key");
                Blob blob = blob(row);
                if (!shared.contains(blob.name())) {
                    Optional<byte[]> content = blobs.read(blob);
                    if (content.isEmpty()) {
                        damaged++;
                        continue;
                    }
                    writer.blob(blob.name(), content.get());
                    files++;
                    bytes += blob.length();
                    if (((Number) row.get("refs")).longValue() > 1) {
                        shared.add(blob.name());
                    }
                }
                write(row, writer);
                assets++;
            }
        } while (rows.size() == PAGE);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("assets", assets);
        report.put("blobs", files);
        report.put("bytes", bytes);
        report.put("damaged", damaged);
        return report;
    }

    private void write(Map<String, Object> row, ArchiveWriter writer) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>(row);
        columns.remove("refs");
        writer.asset(columns);
        for (Map<String, Object> file : jdbc.queryForList(filesOfAsset, Map.of("asset_key", row.get("asset_key")))) {
            writer.file(file);
        }
    }

    private static Blob blob(Map<String, Object> row) {
        return new Blob(
                (String) row.get("blob"),
                (String) row.get("blob_sha256"),
                ((Number) row.get("blob_bytes")).longValue());
    }

    /** The file to write. It must not be there yet. */
    public void setArchive(String archive) {
        this.archive = archive;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        SpeechDatabase database = SpeechDatabase.of(camelContext);
        blobs = TtsHome.of(camelContext).blobs();
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        assetPage = database.statement("export-assets");
        filesOfAsset = database.statement("export-files");
    }
}
