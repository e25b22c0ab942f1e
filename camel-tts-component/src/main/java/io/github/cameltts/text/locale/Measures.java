package io.github.cameltts.text.locale;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;

/** Numbers with a unit or a currency in words, in the unit's number, gender and order. Thread-safe. */
final class Measures {

    private final SpokenNumbers numbers;
    private final LocalizedNumberFormatter format;

    Measures(ULocale locale, SpokenNumbers numbers) {
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
}
