package io.github.cameltts.routes.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.internal.BareName;
import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.routes.BlobFolder;
import io.github.cameltts.routes.BlobStore;
import io.github.cameltts.routes.ByteSize;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.evict.Priorities;
import io.github.cameltts.spi.SpeechStorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * Reads an archive of another cache into this one. What is here already stays as it is.
 *
 * <p>An archive is not trusted: names must be those that an export writes, blobs must have the digest in their name, rows
 * the columns and types of the table, and all of it together must fit into {@code tts.store.maxBytes}. A blob is written
 * before its row, so an import that breaks off leaves blobs that the sweep removes, and never a row without one.
 */
public class CacheImport implements CamelContextAware {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_HEAD = 10_000;
    private static final String MAX_BYTES = "tts.store.maxBytes";

    private CamelContext camelContext;
    private BlobStore blobs;
    private String archive = "";

    /** The body becomes a map with {@code blobs}, {@code bytes}, {@code imported} rows, {@code skipped} ones that were here already, and rows
     * {@code without_audio}, which were left out. */
    public void read(Exchange exchange) {
        Path file = Path.of(archive).toAbsolutePath();
        if (archive.isBlank() || !Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    archive.isBlank() ? "Name the file to read: archive=…" : "There is no file " + file + ".");
        }
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            exchange.getMessage().setBody(read(zip));
        } catch (ZipException e) {
            throw new InvalidArchiveException("The file " + file + " is damaged, or no archive: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SpeechStorageException(
                    "The archive " + BareName.of(file) + " cannot be read: " + FileTrouble.of(e), e);
        }
    }

    private Map<String, Object> read(ZipInputStream zip) throws IOException {
        checkHead(zip);
        BoundedContent content = new BoundedContent(maxBytes());
        ImportedRows rows = new ImportedRows(SpeechDatabase.of(camelContext), Priorities.of(camelContext));
        long files = 0;
        long bytes = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Matcher blob = ArchiveFormat.BLOB.matcher(entry.getName());
            if (blob.matches()) {
                byte[] read = content.bytes(zip);
                write(blob, read);
                files++;
                bytes += read.length;
            } else if (entry.getName().equals(ArchiveFormat.ASSETS)) {
                content.lines(zip, rows::asset);
            } else if (entry.getName().equals(ArchiveFormat.FILES)) {
                content.lines(zip, rows::file);
            } else {
                throw new InvalidArchiveException("The archive holds a file that no export writes. It is refused.");
            }
        }
        rows.flush();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("blobs", files);
        report.put("bytes", bytes);
        report.put("imported", rows.imported());
        report.put("skipped", rows.skipped());
        report.put("without_audio", rows.withoutAudio());
        return report;
    }

    private static void checkHead(ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(ArchiveFormat.HEAD)) {
            throw new InvalidArchiveException("The file is no archive of a cache: it does not begin with "
                    + ArchiveFormat.HEAD + ". Choose one that an export wrote.");
        }
        JsonNode head = JSON.readTree(zip.readNBytes(LONGEST_HEAD));
        int version = head.path("version").asInt();
        if (!head.path("format").asText().equals(ArchiveFormat.NAME) || version < 1) {
            throw new InvalidArchiveException("The file is no archive of a cache. Choose one that an export wrote.");
        }
        if (version > ArchiveFormat.VERSION) {
            throw new InvalidArchiveException("The archive was written by a newer version of this program (format "
                    + version + "). Update the program.");
        }
    }

    private void write(Matcher name, byte[] bytes) {
        String ending = name.group(5);
        if (!BlobFolder.describe(bytes, ending).name().equals(name.group(1))) {
            throw new InvalidArchiveException(
                    "A file in the archive is not what its name says: the archive is damaged.");
        }
        blobs.write(bytes, ending);
    }

    private long maxBytes() {
        return ByteSize.parse(MAX_BYTES, camelContext.resolvePropertyPlaceholders("{{" + MAX_BYTES + ":1GiB}}"));
    }

    /** The file to read. */
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
        this.blobs = BlobStore.of(camelContext);
    }
}
