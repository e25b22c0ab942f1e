package io.github.cameltts.engine.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service answered, complete.
 *
 * @param status HTTP status
 * @param headers the first value of each, looked up in any case
 * @param body all bytes, possibly none
 */
@SuppressWarnings("ArrayRecordComponent") // Audio of megabytes is handed on, not copied.
public record ApiAnswer(int status, Map<String, String> headers, byte[] body) {

    public ApiAnswer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The media type in lower case without parameters, empty when the service does not tell. */
    public String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + mediaType() + ", " + body.length + " bytes";
    }
}
