package io.github.cameltts.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes quantities for a person to read. */
final class Figures {

    private static final int MICRO_DIGITS = 6;
    private static final int TEXT_LENGTH = 40;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Figures() {}

    /** Units of the currency, with two digits behind the point or as many as there are: {@code 1.50}, {@code 0.000015}. */
    static String money(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
        return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** Powers of 1000: {@code 999 B}, {@code 1.5 MB}. */
    static String bytes(long count) {
        if (count < 1000) {
            return count + " B";
        }
        double value = count;
        int unit = -1;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }

    /** The beginning of a text, so that it fits into a line. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= TEXT_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TEXT_LENGTH)) + "…";
    }
}
