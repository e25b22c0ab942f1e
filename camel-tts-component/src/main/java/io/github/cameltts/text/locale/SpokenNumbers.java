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

    /** Any number; digit by digit when it begins with a zero that says nothing, or is longer than 15 digits. */
    String number(String written) {
        String digits = written.replaceAll("\\D", "");
        boolean leadingZero = digits.length() > 1 && digits.startsWith("0") && digits.length() == written.length();
        if (leadingZero || digits.length() > MOST_DIGITS) {
            return digits(digits);
        }
        return spell(value(written), "%spellout-numbering");
    }

    /** Each digit as a word. */
    String digits(String digits) {
        return digits.chars()
                .mapToObj(c -> spell(BigDecimal.valueOf(c - '0'), "%spellout-numbering"))
                .collect(Collectors.joining(" "));
    }

    /**
     * A number of things.
     *
     * @param gender of the thing's name, such as {@code feminine}; empty when unknown
     */
    String count(BigDecimal value, String gender) {
        return spell(
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
        return wanted.stream().filter(rules::contains).findFirst().orElse("%spellout-numbering");
    }

    private synchronized String spell(BigDecimal value, String rule) {
        String words = value.stripTrailingZeros().scale() <= 0
                ? format.format(value.longValueExact(), rule)
                : format.format(value.doubleValue(), rule);
        return SOFT_HYPHEN.matcher(words).replaceAll("");
    }
}
