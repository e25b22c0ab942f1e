package io.github.cameltts.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Why a file cannot be used, without where it lies: Java puts the path into its message, and ours go to strangers. */
public final class FileTrouble {

    private FileTrouble() {}

    /** A few words, such as {@code AccessDeniedException} or {@code No space left on device}. */
    public static String of(IOException failure) {
        String said = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        if (said == null) {
            return kind;
        }
        return failure.getClass() == IOException.class ? said : kind + ": " + said;
    }
}
