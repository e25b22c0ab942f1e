package io.github.cameltts.text;

import java.util.List;

/**
 * Rewrites text so that only words and the marks {@code . , ; : ! ?} are left: numbers, dates, currency and the like are
 * spelled out. Thread-safe.
 */
final class TextNormalizer {

    private final List<TextRule> rules;

    private TextNormalizer(List<TextRule> rules) {
        this.rules = rules;
    }

    /** American English. The order matters: a rule may rely on the ones before it, so plain numbers come late. */
    static TextNormalizer english() {
        EnglishNumbers numbers = new EnglishNumbers();
        return new TextNormalizer(List.of(
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
                new SymbolRule()));
    }

    String normalize(String text) {
        String result = text;
        for (TextRule rule : rules) {
            result = rule.apply(result);
        }
        return result;
    }
}
