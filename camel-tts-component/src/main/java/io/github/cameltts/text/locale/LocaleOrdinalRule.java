package io.github.cameltts.text.locale;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.TextRule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads ordinals as a language marks them: {@code 3. Mai}, {@code 1er}, {@code 2ª}, {@code 5e}. */
public final class LocaleOrdinalRule implements TextRule {

    private static final Pattern DOT = Pattern.compile("(?<![\\p{L}\\d.,:])(\\d{1,3})\\.(?=\\s+(\\p{L}+))");

    /** The endings of each form. */
    private static final Map<String, Map<String, String>> ENDINGS = Map.of(
            "fr", Map.of("masculine", "ers?|e|es|ème|èmes|nd", "feminine", "res?|ère|nde"),
            "es", Map.of("masculine", "\\.?º", "feminine", "\\.?ª", "masculine-adjective", "\\.?er"),
            "pt", Map.of("masculine", "\\.?º", "feminine", "\\.?ª"),
            "it", Map.of("masculine", "º", "feminine", "ª"),
            "ca", Map.of("masculine", "r|n|t|è", "feminine", "a"),
            "nl", Map.of("", "e|ste|de"),
            "sv", Map.of("", ":[ae]"));

    private final Ordinals ordinals;
    private final SpokenNumbers numbers;
    private final Set<String> months;
    private final Map<String, Pattern> marked;

    public LocaleOrdinalRule(ULocale locale) {
        this(locale, new SpokenNumbers(locale));
    }

    LocaleOrdinalRule(ULocale locale, SpokenNumbers numbers) {
        this.numbers = numbers;
        ordinals = new Ordinals(locale, numbers);
        months =
                Arrays.stream(DateFormatSymbols.getInstance(locale).getMonths()).collect(Collectors.toSet());
        marked = ENDINGS.getOrDefault(locale.getLanguage(), Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        form -> Pattern.compile(
                                "(?<![\\p{L}\\d.,:])(\\d{1,4})(?:" + form.getValue() + ")(?![\\p{L}\\d])")));
    }

    @Override
    public String apply(String text) {
        String result = text;
        for (Map.Entry<String, Pattern> form : marked.entrySet()) {
            result = form.getValue()
                    .matcher(result)
                    .replaceAll(m -> orAsWritten(m, numbers.ordinal(Long.parseLong(m.group(1)), form.getKey())));
        }
        if (!ordinals.withDot()) {
            return result;
        }
        String source = result;
        return DOT.matcher(source).replaceAll(m -> dotted(m, WordBefore.at(source, m.start())));
    }

    private String dotted(MatchResult match, String before) {
        String next = match.group(2);
        boolean month = months.contains(next);
        if (!month && !ordinals.follow(before) && !Character.isLowerCase(next.codePointAt(0))) {
            return Matcher.quoteReplacement(match.group());
        }
        return orAsWritten(match, ordinals.after(before, Long.parseLong(match.group(1)), month ? "r" : ""));
    }

    private static String orAsWritten(MatchResult match, String ordinal) {
        return Matcher.quoteReplacement(ordinal.isEmpty() ? match.group() : ordinal);
    }
}
