package io.github.cameltts.routes.http.audio;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the bytes (RFC 9110, section 14).
 *
 * @param from the first byte, from 0
 * @param to the byte after the last one; equal to {@code from} where no byte of what was asked for is there
 */
record ByteRange(int from, int to) {

    /** A number of more digits is beyond all audio. */
    private static final Pattern ONE = Pattern.compile("(?i)\\s*bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    static ByteRange all(int length) {
        return new ByteRange(0, length);
    }

    /**
     * Reads a header {@code Range}. Several ranges, other units and what is not well formed are as if nobody had asked, as
     * the specification allows.
     */
    static Optional<ByteRange> parse(String header, int length) {
        Matcher range = ONE.matcher(header);
        if (!range.matches()) {
            return Optional.empty();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), length));
        }
        long from = Long.parseLong(first);
        long end = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (end < from) {
            return Optional.empty();
        }
        return Optional.of(
                from >= length
                        ? new ByteRange(length, length)
                        : new ByteRange((int) from, (int) Math.min(length, end + 1 < 0 ? end : end + 1)));
    }

    private static ByteRange suffix(long count, int length) {
        return new ByteRange((int) Math.max(0, length - count), length);
    }

    boolean isEmpty() {
        return from == to;
    }

    int length() {
        return to - from;
    }
}
