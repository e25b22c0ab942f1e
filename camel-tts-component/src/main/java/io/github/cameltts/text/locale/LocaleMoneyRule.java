package io.github.cameltts.text.locale;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.TextRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads amounts of money: {@code 42,50 €}, {@code $5}, {@code 20 CHF}. */
final class LocaleMoneyRule implements TextRule {

    private static final int HUNDREDTHS = 2;

    private final Map<String, Currency> currencies = new HashMap<>();
    private final ULocale locale;
    private final SpokenNumbers numbers;
    private final Measures measures;
    private final Pattern before;
    private final Pattern after;
    private final Pattern alone;

    LocaleMoneyRule(ULocale locale, SpokenNumbers numbers, Measures measures) {
        this.locale = locale;
        this.numbers = numbers;
        this.measures = measures;
        for (String pair : ("€=EUR $=USD £=GBP ¥=JPY ₹=INR ₽=RUB ₺=TRY ₩=KRW ₪=ILS ₫=VND ₴=UAH zł=PLN Kč=CZK"
                        + " EUR=EUR USD=USD GBP=GBP CHF=CHF JPY=JPY CNY=CNY")
                .split(" ")) {
            int equals = pair.indexOf('=');
            currencies.put(pair.substring(0, equals), Currency.getInstance(pair.substring(equals + 1)));
        }
        // In Mexico $ is the peso, in China ¥ is the yuan.
        Currency own = Currency.getInstance(ULocale.addLikelySubtags(locale));
        if (own != null) {
            currencies.put(own.getName(locale, Currency.NARROW_SYMBOL_NAME, new boolean[1]), own);
        }
        String symbols = currencies.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<!\\p{L})(", ")(?!\\p{L})"));
        String amount = "(" + numbers.pattern() + ")";
        before = Pattern.compile("(-?)" + symbols + "[ \u00A0\u202F]?" + amount);
        after = Pattern.compile(amount + "[ \u00A0\u202F]?" + symbols);
        alone = Pattern.compile(symbols);
    }

    @Override
    public String apply(String text) {
        String front = before.matcher(text)
                .replaceAll(m -> speak(numbers.value(signed(m.group(1), m.group(3))), currencies.get(m.group(2))));
        String back =
                after.matcher(front).replaceAll(m -> speak(numbers.value(m.group(1)), currencies.get(m.group(2))));
        return alone.matcher(back)
                .replaceAll(m -> Matcher.quoteReplacement(
                        " " + currencies.get(m.group(1)).getName(locale, Currency.LONG_NAME, new boolean[1]) + " "));
    }

    /** {@code -$5} and {@code $-5} are written, and even {@code -$-5}. */
    private static String signed(String sign, String amount) {
        return amount.startsWith("-") ? amount : sign + amount;
    }

    private String speak(BigDecimal amount, Currency currency) {
        boolean split = amount.scale() == HUNDREDTHS && currency.getDefaultFractionDigits() == HUNDREDTHS;
        BigDecimal large = split ? amount.setScale(0, RoundingMode.DOWN) : amount;
        BigDecimal small = amount.subtract(large).movePointRight(HUNDREDTHS).abs();
        if (!split || small.signum() == 0) {
            return Matcher.quoteReplacement(measures.money(large, currency));
        }
        if (large.signum() == 0) {
            return Matcher.quoteReplacement(measures.money(amount, currency));
        }
        return Matcher.quoteReplacement(measures.money(large, currency) + " "
                + numbers.number(small.toBigInteger().toString()));
    }
}
