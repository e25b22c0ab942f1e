package io.github.cameltts.routes.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive under a temporary name beside its place, and moves it there when it is complete; rows wait in files of
 * their own until all blobs are written. One thread at a time.
 */
final class ArchiveWriter implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path target;
    private final Path partial;
    private final ZipOutputStream zip;
    private final RowFile assets;
    private final RowFile files;

    /** Lines that wait. */
    private static final class RowFile implements AutoCloseable {

        private final Path path;
        private final OutputStream out;

        RowFile(Path folder) throws IOException {
            path = Files.createTempFile(folder, ".rows", ".tmp");
            out = new BufferedOutputStream(Files.newOutputStream(path));
        }

        void add(Map<String, ?> row) throws IOException {
            out.write(JSON.writeValueAsBytes(row));
            out.write('\n');
        }

        void copyTo(OutputStream target) throws IOException {
            out.close();
            Files.copy(path, target);
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(path);
        }
    }

    ArchiveWriter(Path target) throws IOException {
        this.target = target;
        Path folder = target.toAbsolutePath().getParent();
        partial = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)));
        assets = new RowFile(folder);
        files = new RowFile(folder);
        zip.putNextEntry(new ZipEntry(ArchiveFormat.HEAD));
        zip.write(JSON.writeValueAsBytes(Map.of(
                "format",
                ArchiveFormat.NAME,
                "version",
                ArchiveFormat.VERSION,
                "created",
                Instant.now().toString())));
        zip.closeEntry();
    }

    void blob(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry("blobs/" + name));
        zip.write(bytes);
        zip.closeEntry();
    }

    void asset(Map<String, ?> row) throws IOException {
        assets.add(row);
    }

    void file(Map<String, ?> row) throws IOException {
        files.add(row);
    }

    /** Everything is written: the archive appears. */
    void complete() throws IOException {
        rows(ArchiveFormat.ASSETS, assets);
        rows(ArchiveFormat.FILES, files);
        zip.close();
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void rows(String name, RowFile rows) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        rows.copyTo(zip);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        try (assets;
                files) {
            zip.close();
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
