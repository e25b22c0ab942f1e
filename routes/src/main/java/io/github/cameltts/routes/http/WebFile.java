package io.github.cameltts.routes.http;

import io.github.cameltts.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the dashboard, in memory. Immutable. */
final class WebFile {

    private static final String FOLDER = "/web/dashboard/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}\\.([a-z]{2,4})");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private final byte[] bytes;
    private final String type;
    private final String etag;

    private WebFile(byte[] bytes, String type) {
        this.bytes = bytes;
        this.type = type;
        this.etag = '"' + Sha256.of(bytes) + '"';
    }

    /** Empty for a name that is no plain file name, or not one of the dashboard's. */
    static Optional<WebFile> read(String name) throws IOException {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || !TYPES.containsKey(matcher.group(1))) {
            return Optional.empty();
        }
        try (InputStream in = WebFile.class.getResourceAsStream(FOLDER + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new WebFile(in.readAllBytes(), TYPES.get(matcher.group(1))));
        }
    }

    /** Not a copy. */
    byte[] bytes() {
        return bytes;
    }

    /** Media type. */
    String type() {
        return type;
    }

    /** Strong, of the bytes. */
    String etag() {
        return etag;
    }
}
