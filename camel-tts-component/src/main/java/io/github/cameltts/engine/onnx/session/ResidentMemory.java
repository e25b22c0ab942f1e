package io.github.cameltts.engine.onnx.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that this process holds, Java's and native, as Linux tells it (proc(5), statm). */
final class ResidentMemory {

    private static final Path STATM = Path.of("/proc/self/statm");
    private static final long PAGE = 4096;

    private ResidentMemory() {}

    /** Bytes, 0 where the system does not tell. */
    static long bytes() {
        try {
            return Files.isReadable(STATM)
                    ? Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE
                    : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
