package io.github.cameltts.routes.http.audio;

import io.github.cameltts.digest.Sha256;
import java.util.Arrays;

/**
 * A strong entity tag (RFC 9110, section 8.8.3): the digest of the bytes, so that equal audio has equal tags whoever made it.
 *
 * @param value with its quotation marks
 */
record EntityTag(String value) {

    private static final String ANY = "*";
    private static final String WEAK = "W/";

    /** @param digest SHA-256 in hex */
    static EntityTag ofDigest(String digest) {
        return new EntityTag('"' + digest + '"');
    }

    static EntityTag of(byte[] audio) {
        return ofDigest(Sha256.of(audio));
    }

    /** Whether a list as in {@code If-None-Match} names it, by weak comparison. */
    boolean isIn(String list) {
        return list.strip().equals(ANY)
                || Arrays.stream(list.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                        .anyMatch(value::equals);
    }

    /** Whether a condition as in {@code If-Range} is this tag, by strong comparison. Dates never are. */
    boolean is(String condition) {
        return condition.strip().equals(value);
    }
}
