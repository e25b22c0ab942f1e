package io.github.cameltts.text.locale;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers in the words of a language, by ICU's spell-out rules. Thread-safe: ICU's formats are not, so calls take turns. */
final class SpokenNumbers {

    private static final String NUMBERING = "%spellout-numbering";
    private static final int MOST_DIGITS = 15;
    private static final Pattern SOFT_HYPHEN = Pattern.compile("\u00AD");

    private final RuleBasedNumberFormat format;
    private final Set<String> rules;
    private final boolean known;
    private final Pattern grouping;
    private final String pattern;

    SpokenNumbers(ULocale locale) {
        format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        // Without rules of the language ICU gives those of another one.
        known = format.getLocale(ULocale.VALID_LOCALE).getLanguage().equals(locale.getLanguage());
        rules = known ? Set.of(format.getRuleSetNames()) : Set.of();
        char separator = DecimalFormatSymbols.getInstance(locale).getGroupingSeparator();
        String group = Character.isSpaceChar(separator) ? "[ \u00A0\u202F]" : Pattern.quote(String.valueOf(separator));
        grouping = Pattern.compile(group + "(?=\\d{3})");
        pattern = "(?<![\\d.,])(?:(?<![\\p{L}\\p{M}\\d)])-)?(?:\\d{1,3}(?:" + group
                + "\\d{3})++(?!\\d)|\\d+)(?:[.,]\\d+)?(?!\\d)";
    }

    /** Whether ICU has the language's words for numbers. */
    boolean known() {
        return known;
    }

    /** Matches a written number with the language's separators, without a group. */
    String pattern() {
        return pattern;
    }

    /**
     * The value of a written number.
     *
     * @param written what {@link #pattern} matches
     */
    BigDecimal value(String written) {
        Matcher grouped = grouping.matcher(written);
        String plain = isGrouped(written) ? grouped.replaceAll("") : written;
        return new BigDecimal(plain.replace(',', '.'));
    }

    private boolean isGrouped(String written) {
        return written.matches("-?\\d{1,3}(?:" + grouping.pattern() + "\\d{3})+(?:[.,]\\d+)?");
    }

    /** Any number; digit by digit when it begins with a zero that says nothing, or has more than 15 digits. */
    String number(String written) {
        String digits = written.replaceAll("\\D", "");
        boolean leadingZero = digits.length() > 1 && digits.startsWith("0") && digits.length() == written.length();
        return leadingZero ? digits(digits) : spellOrDigits(value(written), NUMBERING);
    }

    /** Each digit as a word. */
    String digits(String digits) {
        return digits.chars()
                .mapToObj(c -> spell(BigDecimal.valueOf(c - '0'), NUMBERING))
                .collect(Collectors.joining(" "));
    }

    /**
     * A number of things; digit by digit when it has more than 15.
     *
     * @param gender of the thing's name, such as {@code feminine}; empty when unknown
     */
    String count(BigDecimal value, String gender) {
        return spellOrDigits(
                value,
                first(List.of("%spellout-cardinal-" + gender, "%spellout-cardinal-masculine", "%spellout-cardinal")));
    }

    String year(int year) {
        return spell(BigDecimal.valueOf(year), first(List.of("%spellout-numbering-year")));
    }

    /**
     * A number in a series.
     *
     * @param form of the ordinal, such as {@code feminine}; the language's plainest when it has no such form
     * @return empty when ICU does not know the language's ordinals
     */
    String ordinal(long value, String form) {
        return Stream.of("-" + form, "", "-masculine", "-neuter", "-reale")
                .map(ending -> "%spellout-ordinal" + ending)
                .filter(rules::contains)
                .findFirst()
                .map(rule -> spell(BigDecimal.valueOf(value), rule))
                .orElse("");
    }

    private String first(List<String> wanted) {
        return wanted.stream().filter(rules::contains).findFirst().orElse(NUMBERING);
    }

    private String spellOrDigits(BigDecimal value, String rule) {
        return Math.max(value.precision(), value.scale()) > MOST_DIGITS ? byDigit(value) : spell(value, rule);
    }

    private String byDigit(BigDecimal value) {
        String[] parts = value.abs().toPlainString().split("\\.", 2);
        String whole = (value.signum() < 0 ? minus() + " " : "") + digits(parts[0]);
        return parts.length == 1 ? whole : whole + point() + " " + digits(parts[1]);
    }

    /** The language's word before a negative number. */
    private String minus() {
        return between("", spell(BigDecimal.ONE.negate(), NUMBERING), spell(BigDecimal.ONE, NUMBERING));
    }

    /** The language's word before a fraction; a pause where fractions are not read digit by digit. */
    private String point() {
        String word = between(
                spell(BigDecimal.ZERO, NUMBERING),
                spell(new BigDecimal("0.1"), NUMBERING),
                spell(BigDecimal.ONE, NUMBERING));
        return word.isEmpty() ? "," : " " + word;
    }

    private static String between(String start, String words, String end) {
        return words.length() >= start.length() + end.length() && words.startsWith(start) && words.endsWith(end)
                ? words.substring(start.length(), words.length() - end.length()).strip()
                : "";
    }

    private synchronized String spell(BigDecimal value, String rule) {
        String words = value.stripTrailingZeros().scale() <= 0
                ? format.format(value.longValueExact(), rule)
                : format.format(value.doubleValue(), rule);
        return SOFT_HYPHEN.matcher(words).replaceAll("");
    }
}
