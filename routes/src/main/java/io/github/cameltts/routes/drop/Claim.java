package io.github.cameltts.routes.drop;

import java.nio.file.Path;

/**
 * An input that is being worked on.
 *
 * @param source its path below the inbox, with {@code /} between folders: the identity of the input
 * @param file where it lies now
 */
record Claim(String source, Path file) {

    /** Name without folder. */
    String fileName() {
        return source.substring(source.lastIndexOf('/') + 1);
    }

    /** Name without folder and extension. */
    String baseName() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Folder below the inbox, empty for the inbox itself. */
    String folder() {
        return source.substring(0, Math.max(0, source.lastIndexOf('/')));
    }
}
