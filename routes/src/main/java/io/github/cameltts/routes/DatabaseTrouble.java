package io.github.cameltts.routes;

import org.springframework.core.NestedExceptionUtils;
import org.sqlite.SQLiteException;

/** Why a database cannot be used, without where it lies: drivers put its path into messages, and ours go to strangers. */
public final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** A few words, such as {@code [SQLITE_BUSY] The database file is locked}, or the kind of failure. */
    public static String of(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof SQLiteException sqlite
                ? "[" + sqlite.getResultCode().name() + "] " + sqlite.getResultCode().message
                : cause.getClass().getSimpleName();
    }
}
