package io.github.cameltts.routes.similar;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The words of a language that must not differ: negations and words of quantity as {@code fixed-words.properties} lists them,
 * and number words, days and months as the Unicode CLDR has them. Thread-safe.
 */
final class FixedWords {

    private static final Properties LISTS = load();
    private static final Map<String, Optional<FixedWords>> LANGUAGES = new ConcurrentHashMap<>();

    private static final long[] LARGE = {200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_000_000, 1_000_000_000};

    /** What joins parts of number words, and other words as well. */
    private static final Set<String> JOINERS = Set.of("and", "et", "y", "e", "und", "en", "och", "og");

    private final Set<String> words = new HashSet<>();
    private final Pattern listed;
    private static final Pattern APOSTROPHE = Pattern.compile("'");

    private final Pattern unnamed;

    private FixedWords(String language) {
        listed = Pattern.compile(LISTS.getProperty(language));
        unnamed = Pattern.compile(LISTS.getProperty(language + ".capital", ""));
        ULocale locale = ULocale.forLanguageTag(language);
        addNumbers(locale);
        addCalendar(DateFormatSymbols.getInstance(locale));
    }

    /**
     * The words of a language, or nothing where negations of the language are not known.
     *
     * @param language BCP 47
     */
    static Optional<FixedWords> of(String language) {
        return LANGUAGES.computeIfAbsent(
                ULocale.forLanguageTag(language).getLanguage(),
                code -> LISTS.containsKey(code) ? Optional.of(new FixedWords(code)) : Optional.empty());
    }

    /** @param word in lower case */
    boolean contains(String word) {
        return isListed(word)
                || (word.indexOf('\'') >= 0 && APOSTROPHE.splitAsStream(word).anyMatch(this::isListed));
    }

    private boolean isListed(String word) {
        return words.contains(word) || listed.matcher(word).matches();
    }

    /** Whether a word is written with a capital everywhere, and is no name: the English {@code I}. */
    boolean isUnnamed(String word) {
        return unnamed.matcher(word).matches();
    }

    private void addNumbers(ULocale locale) {
        RuleBasedNumberFormat speller = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        for (String rules : speller.getRuleSetNames()) {
            for (long number = 0; number <= 100; number++) {
                addWords(speller.format(number, rules));
            }
            for (long number : LARGE) {
                addWords(speller.format(number, rules));
            }
        }
    }

    private void addWords(String spelled) {
        for (String word : spelled.replace("\u00AD", "").split("[\\s-]+")) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.length() > 1 && !JOINERS.contains(lower)) {
                words.add(lower);
            }
        }
    }

    private void addCalendar(DateFormatSymbols symbols) {
        for (String day : symbols.getWeekdays()) {
            addWords(day);
        }
        for (String month : symbols.getMonths()) {
            addWords(month);
        }
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                FixedWords.class.getResourceAsStream("fixed-words.properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException("fixed-words.properties cannot be read from the class path", e);
        }
    }
}
