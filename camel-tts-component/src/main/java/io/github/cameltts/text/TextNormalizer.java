package io.github.cameltts.text;

import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import io.github.cameltts.text.locale.LocaleRules;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rewrites text so that only words and the marks {@code . , ; : ! ?} are left: numbers, dates, currency and the like are
 * spelled out. Meant for voices that read letters; espeak-ng does this itself. Thread-safe.
 */
public final class TextNormalizer {

    /** Raised whenever a rule changes what is spoken. */
    private static final String RULES = "2";

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z0-9]");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{Nd}]");

    private final List<TextRule> rules;
    private final Pattern kept;

    /**
     * @param rules the first one is about single characters
     * @param kept what the others leave of a word or number
     */
    private TextNormalizer(List<TextRule> rules, Pattern kept) {
        this.rules = rules;
        this.kept = kept;
    }

    /**
     * The normalizer of a language: for English one of its own, for the others one by the rules of ICU. Languages whose
     * numbers ICU cannot spell keep their digits, which is logged at INFO. Making one takes some milliseconds: keep it.
     *
     * @param languageTag BCP 47, such as {@code de} or {@code pt-BR}
     */
    public static TextNormalizer forLanguage(String languageTag) {
        ULocale locale = ULocale.createCanonical(ULocale.forLanguageTag(languageTag));
        return locale.getLanguage().equals("en")
                ? english()
                : new TextNormalizer(LocaleRules.of(locale), LETTER_OR_DIGIT);
    }

    /** American English. The order matters: a rule may rely on the ones before it, so plain numbers come late. */
    static TextNormalizer english() {
        EnglishNumbers numbers = new EnglishNumbers();
        List<TextRule> rules = List.of(
                new UnicodeRule(),
                new WebAddressRule(),
                new AbbreviationRule(),
                new DateRule(numbers),
                new TimeRule(numbers),
                new PhoneNumberRule(numbers),
                new RangeRule(),
                new CurrencyRule(numbers),
                new UnitRule(numbers),
                new RomanNumeralRule(numbers),
                new YearRule(numbers),
                new NumberRule(numbers),
                new SymbolRule());
        return new TextNormalizer(rules, ENGLISH);
    }

    /** Changes whenever the same text may be spoken in other words; part of the cache key of voices that read letters. */
    public static String version() {
        return RULES + "/icu-" + VersionInfo.ICU_VERSION.getMajor() + "." + VersionInfo.ICU_VERSION.getMinor();
    }

    /** Whether a letter, a number or an emoji is spoken, perhaps in another spelling; else it is left out. */
    public boolean keeps(int character) {
        String written = Character.toString(character);
        return kept.matcher(written).find()
                || kept.matcher(rules.get(0).apply(written)).find();
    }

    /**
     * Writes a text as it is spoken.
     *
     * @return empty when the text holds nothing to speak
     */
    public String normalize(String text) {
        String result = text;
        for (TextRule rule : rules) {
            result = rule.apply(result);
        }
        return result;
    }
}
