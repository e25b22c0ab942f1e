package io.github.cameltts.cli;

import io.github.cameltts.spi.SpeechException;
import java.io.IOException;

/** Finds the message in a failure that says what to do. */
public final class Advice {

    private Advice() {}

    /** The innermost message: what lies below a failure of ours is only its technical reason. One line. */
    public static String of(Throwable failure) {
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
