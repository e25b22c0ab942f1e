package io.github.cameltts.routes.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Unpacks entries up to a bound for all of them together, however small they are packed. One thread at a time. */
final class BoundedContent {

    /** An asset is an {@code array} in memory. */
    private static final int LARGEST_BLOB = 512 << 20;

    private static final int LONGEST_LINE = 4 << 20;

    private final long maxBytes;
    private long blobBytes;
    private long rowBytes;

    BoundedContent(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The bytes of the present entry. */
    byte[] bytes(InputStream entry) throws IOException {
        long left = Math.min(maxBytes - blobBytes, LARGEST_BLOB);
        byte[] bytes = entry.readNBytes((int) left);
        if (bytes.length == left && entry.read() >= 0) {
            throw tooLarge();
        }
        blobBytes += bytes.length;
        return bytes;
    }

    /** Hands on each line of the present entry. Rows may take as much as the audio, and at least 64 MiB. */
    void lines(InputStream entry, Consumer<String> row) throws IOException {
        long most = Math.max(maxBytes, 64 << 20);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int read = entry.read(chunk); read >= 0; read = entry.read(chunk)) {
            rowBytes += read;
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (chunk[i] == '\n') {
                    line.write(chunk, from, i - from);
                    row.accept(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                    from = i + 1;
                }
            }
            line.write(chunk, from, read - from);
            if (line.size() > LONGEST_LINE || rowBytes > most) {
                throw tooLarge();
            }
        }
        if (line.size() > 0) {
            throw new InvalidArchiveException("The archive ends in the middle of a row.");
        }
    }

    private InvalidArchiveException tooLarge() {
        return new InvalidArchiveException("The archive unpacks to more than tts.store.maxBytes, which is " + maxBytes
                + ". Raise it, or export less.");
    }
}
