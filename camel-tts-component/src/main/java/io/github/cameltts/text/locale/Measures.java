package io.github.cameltts.text.locale;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;

/** Numbers with a unit or a currency in words, in the unit's number, gender and order. Thread-safe. */
final class Measures {

    private final ULocale locale;
    private final SpokenNumbers numbers;
    private final LocalizedNumberFormatter format;

    Measures(ULocale locale, SpokenNumbers numbers) {
        this.locale = locale;
        this.numbers = numbers;
        format = NumberFormatter.withLocale(locale.setKeywordValue("numbers", "latn"))
                .precision(Precision.unlimited());
    }

    /** Such as "five kilometers" in the language. */
    String of(BigDecimal value, MeasureUnit unit) {
        FormattedNumber measure =
                format.unit(unit).unitWidth(UnitWidth.FULL_NAME).format(value);
        String number = format.format(value).toString();
        // Some languages have one word for "two hours": then no number is there to be replaced.
        return measure.toString()
                .replace(number, numbers.count(value, measure.getNounClass().getIdentifier()));
    }

    /** Such as "five dollars" in the language. */
    String money(BigDecimal value, Currency currency) {
        try {
            return of(value, currency);
        } catch (AssertionError e) {
            // ICU 78 cannot write a currency by its name in languages that have a pattern for a currency of their own,
            // such as Turkish. Its name is known all the same.
            String plural = PluralRules.forLocale(locale).select(format.format(value));
            return numbers.count(value, "") + " "
                    + currency.getName(locale, Currency.PLURAL_LONG_NAME, plural, new boolean[1]);
        }
    }
}
