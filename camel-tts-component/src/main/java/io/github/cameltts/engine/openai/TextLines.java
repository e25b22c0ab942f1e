package io.github.cameltts.engine.openai;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of UTF-8 out of bytes that are cut anywhere; a line ends with LF, CR or both. Not thread-safe. */
final class TextLines {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterReturn;

    /** Takes the next bytes, and returns the lines that they end. */
    List<String> add(byte[] bytes) {
        List<String> ended = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte next = bytes[at];
            if (next != '\n' && next != '\r') {
                afterReturn = false;
                continue;
            }
            line.write(bytes, from, at - from);
            from = at + 1;
            if (next == '\r' || !afterReturn) {
                ended.add(line.toString(StandardCharsets.UTF_8));
            }
            line.reset();
            afterReturn = next == '\r';
        }
        line.write(bytes, from, bytes.length - from);
        return ended;
    }

    /** The last line, where nothing ended it. */
    Optional<String> rest() {
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
