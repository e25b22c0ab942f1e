package io.github.cameltts.routes.http;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names a request in logs, in the database and in its answer. */
public final class RequestId {

    /** Header in both directions. */
    public static final String HEADER = "X-Request-ID";

    /** Under this name the diagnostic context of the log (MDC) has it. */
    public static final String LOG_KEY = "tts.requestId";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private RequestId() {}

    /** The name that the caller gave, unless it could do harm in a log, else a new one. */
    public static String of(String given) {
        return given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
