package io.github.cameltts.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers in American English words, without hyphens. Thread-safe: ICU's formats are not, so calls take turns. */
final class EnglishNumbers {

    /** A written number without sign, such as {@code 1,234.50}: the pattern that {@link #number} reads. */
    static final String PATTERN = "(?<![\\d.])(?:\\d{1,3}(?:,\\d{3})++|\\d+)(?:\\.\\d+)?(?!\\d)";

    /** A minus sign before a number: not a hyphen, which has something on its left. */
    static final String MINUS = "(?:(?<![\\w)-])-)?";

    private static final int MOST_DIGITS = 15;

    private final RuleBasedNumberFormat format = new RuleBasedNumberFormat(Locale.US, RuleBasedNumberFormat.SPELLOUT);

    /**
     * Any number.
     *
     * @param written an optional minus, digits with optional thousands separators and fraction; read digit by digit with a
     *     leading zero or when longer than 15 digits
     */
    String number(String written) {
        if (written.startsWith("-")) {
            return "minus " + number(written.substring(1));
        }
        String plain = written.replace(",", "");
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        boolean byDigit = whole.length() > MOST_DIGITS || (whole.length() > 1 && whole.startsWith("0"));
        String words = byDigit ? digits(whole) : cardinal(Long.parseLong(whole));
        return point < 0 ? words : words + " point " + digits(plain.substring(point + 1));
    }

    String cardinal(long value) {
        return spell(value, "%spellout-cardinal");
    }

    String ordinal(long value) {
        return spell(value, "%spellout-ordinal");
    }

    /** A year of the common era, such as "nineteen eighty four". */
    String year(int year) {
        return spell(year, "%spellout-numbering-year");
    }

    /** Each digit as a word. */
    String digits(String digits) {
        return digits.chars().mapToObj(c -> cardinal(c - '0')).collect(Collectors.joining(" "));
    }

    /** Whether a written number is exactly one, which decides between singular and plural. */
    static boolean isOne(String written) {
        return new BigDecimal(written.replace(",", "")).compareTo(BigDecimal.ONE) == 0;
    }

    private synchronized String spell(long value, String rules) {
        return format.format(value, rules).replace('-', ' ');
    }
}
