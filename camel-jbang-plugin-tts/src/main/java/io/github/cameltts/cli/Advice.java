package io.github.cameltts.cli;

import io.github.cameltts.spi.SpeechException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Finds the message in a failure that says what to do. */
public final class Advice {

    private Advice() {}

    /**
     * The innermost message: what lies below a failure of ours is only its technical reason. One line. Our messages may go
     * to strangers and tell no folders; whoever sits at the machine gets the place as well.
     */
    public static String of(Throwable failure) {
        String advice = message(failure);
        return place(failure)
                .filter(place -> !advice.contains(place))
                .map(place -> advice + " (" + place + ")")
                .orElse(advice);
    }

    private static Optional<String> place(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException file && file.getFile() != null) {
                return Optional.of(file.getFile());
            }
        }
        return Optional.empty();
    }

    private static String message(Throwable failure) {
        String advice = failure.toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            advice = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            if (cause instanceof SpeechException
                    || cause instanceof RefusedException
                    || cause.getClass() == IOException.class) {
                break;
            }
        }
        return advice.lines().findFirst().orElse(failure.toString());
    }
}
