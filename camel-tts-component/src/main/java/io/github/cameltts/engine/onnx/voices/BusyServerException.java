package io.github.cameltts.engine.onnx.voices;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A server that may do better later, and how long it asks to wait. */
final class BusyServerException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final long MOST_SECONDS = 60;

    private final long seconds;

    private BusyServerException(int status, long seconds) {
        super("the server answered with status " + status);
        this.seconds = seconds;
    }

    /** @param retryAfter seconds; a date is not read */
    static BusyServerException of(int status, Optional<String> retryAfter) {
        long seconds = retryAfter
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        return new BusyServerException(status, Math.min(seconds, MOST_SECONDS));
    }

    Duration wait(Duration atLeast) {
        Duration asked = Duration.ofSeconds(seconds);
        return asked.compareTo(atLeast) > 0 ? asked : atLeast;
    }
}
