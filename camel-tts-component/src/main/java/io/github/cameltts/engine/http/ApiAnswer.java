package io.github.cameltts.engine.http;

import java.util.Optional;

/**
 * What a service answered, complete.
 *
 * @param head status and headers
 * @param body all bytes, possibly none
 */
@SuppressWarnings("ArrayRecordComponent") // Audio of megabytes is handed on, not copied.
public record ApiAnswer(ApiHead head, byte[] body) {

    public int status() {
        return head.status();
    }

    public Optional<String> header(String name) {
        return head.header(name);
    }

    /** The media type in lower case without parameters, empty when the service does not tell. */
    public String mediaType() {
        return head.mediaType();
    }

    public boolean isSuccess() {
        return head.isSuccess();
    }

    @Override
    public String toString() {
        return head + ", " + body.length + " bytes";
    }
}
