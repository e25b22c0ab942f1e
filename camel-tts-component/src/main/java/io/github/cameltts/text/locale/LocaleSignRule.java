package io.github.cameltts.text.locale;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.TextRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the signs that are spoken, and drops everything else that is no word, digit or pause. Comes last. */
final class LocaleSignRule implements TextRule {

    private final Map<Pattern, String> steps = new LinkedHashMap<>();

    LocaleSignRule(ULocale locale, LanguageWords words) {
        words.of(".").ifPresent(dot -> step("(?<=\\p{L})\\.(?=\\p{Ll}{2})", " " + dot + " "));
        words.all().forEach((written, spoken) -> {
            if (!Character.isLetter(written.charAt(0)) && ".:–".indexOf(written) < 0) {
                step(Pattern.quote(written), " " + spoken + " ");
            }
        });
        step("&", and(locale));
        step("[()\\[\\]{}«»„“”\"]", " ");
        step("(?<![\\p{L}\\p{M}])['-]+|['-]+(?![\\p{L}\\p{M}])", " ");
        step("[^\\p{L}\\p{M}\\d'.,;:!?-]+", " ");
        step(" +(?=[.,;:!?])", "");
        step("(?<=[.,;:!?])[.,;:!?]+", "");
        step("^[ .,;:!?]+", "");
    }

    /** ICU knows how a language joins two words. */
    private static String and(ULocale locale) {
        String joined = ListFormatter.getInstance(locale).format("<", ">");
        return joined.substring(joined.indexOf('<') + 1, joined.indexOf('>'));
    }

    private void step(String regex, String replacement) {
        steps.put(Pattern.compile(regex), Matcher.quoteReplacement(replacement));
    }

    @Override
    public String apply(String text) {
        String result = text;
        for (Map.Entry<Pattern, String> step : steps.entrySet()) {
            result = step.getKey().matcher(result).replaceAll(step.getValue());
        }
        return result.strip();
    }
}
