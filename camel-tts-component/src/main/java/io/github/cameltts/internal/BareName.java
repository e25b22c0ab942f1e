package io.github.cameltts.internal;

import java.nio.file.Path;
import java.util.Optional;

/** What to call a file in errors, which go to strangers: never with its folder. */
public final class BareName {

    private BareName() {}

    /** The last name of a path; of a root, which has none, the root itself. */
    public static String of(Path path) {
        return Optional.ofNullable(path.getFileName()).orElse(path).toString();
    }
}
