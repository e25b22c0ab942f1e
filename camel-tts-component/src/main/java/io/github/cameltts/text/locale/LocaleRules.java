package io.github.cameltts.text.locale;

import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.TextRule;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules of a language other than English, made of what ICU knows about it and a few words of our own. */
public final class LocaleRules {

    private static final Logger LOG = LoggerFactory.getLogger(LocaleRules.class);

    private LocaleRules() {}

    /**
     * The rules in their order: one may rely on those before it, so plain numbers come late.
     *
     * @return where ICU has no words for the language's numbers, which is logged at INFO, rules that leave digits as they are
     */
    public static List<TextRule> of(ULocale locale) {
        SpokenNumbers numbers = new SpokenNumbers(locale);
        LanguageWords words = new LanguageWords(locale);
        if (!numbers.known()) {
            LOG.info("Numbers stay digits in {}: ICU has no words for them", locale.toLanguageTag());
            return List.of(
                    new LocaleCharacterRule(), new LocaleAbbreviationRule(words), new LocaleSignRule(locale, words));
        }
        Measures measures = new Measures(locale, numbers);
        return List.of(
                new LocaleCharacterRule(),
                new LocaleAbbreviationRule(words),
                new LocaleDateRule(locale, numbers),
                new LocaleTimeRule(locale, numbers, measures, words),
                new LocaleOrdinalRule(locale, numbers),
                new LocaleRangeRule(words),
                new LocaleMoneyRule(locale, numbers, measures),
                new LocaleUnitRule(numbers, measures),
                new LocaleNumberRule(numbers),
                new LocaleSignRule(locale, words));
    }
}
