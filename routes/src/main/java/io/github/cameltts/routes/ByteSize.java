package io.github.cameltts.routes;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes such as {@code 64MiB}, {@code 1GB} or {@code 1048576}; units are powers of 1024. */
public final class ByteSize {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([KMG]?)I?B?");
    private static final Map<String, Long> UNITS = Map.of("", 1L, "K", 1L << 10, "M", 1L << 20, "G", 1L << 30);

    private ByteSize() {}

    public static long parse(String property, String size) {
        Matcher matcher = SIZE.matcher(size.trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    property + " is '" + size + "': write a number of bytes, or one with a unit such as 64MiB");
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
    }
}
