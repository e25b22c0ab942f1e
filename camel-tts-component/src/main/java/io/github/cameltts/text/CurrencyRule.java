package io.github.cameltts.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads amounts of money: {@code $42.50}, {@code €5}, {@code 20 EUR}, {@code $3.2 million}. */
final class CurrencyRule implements TextRule {

    private record Currency(String one, String many, String hundredth, String hundredths) {}

    private static final Currency DOLLAR = new Currency("dollar", "dollars", "cent", "cents");
    private static final Currency EURO = new Currency("euro", "euros", "cent", "cents");
    private static final Currency POUND = new Currency("pound", "pounds", "penny", "pence");
    private static final Currency YEN = new Currency("yen", "yen", "sen", "sen");
    private static final Currency RUPEE = new Currency("rupee", "rupees", "paisa", "paise");
    private static final Currency FRANC = new Currency("Swiss franc", "Swiss francs", "centime", "centimes");
    private static final Map<String, Currency> CURRENCIES = Map.of(
            "$", DOLLAR, "USD", DOLLAR, "€", EURO, "EUR", EURO, "£", POUND, "GBP", POUND, "¥", YEN, "JPY", YEN, "₹",
            RUPEE, "CHF", FRANC);
    private static final Map<String, String> SCALES =
            Map.of("k", "thousand", "m", "million", "mn", "million", "bn", "billion", "b", "billion");

    private static final String AMOUNT = "(" + EnglishNumbers.PATTERN + ")";
    private static final String SCALE = "(?:\\s?(thousand|million|billion|trillion|bn|mn|[kKmMbB])\\b)?";
    private static final Pattern BEFORE = Pattern.compile(
            "(" + EnglishNumbers.MINUS + ")(?:US|CA|AU)?([$€£¥₹]|USD |EUR |GBP |JPY |CHF )\\s?" + AMOUNT + SCALE);
    private static final Pattern AFTER = Pattern.compile(
            "(" + EnglishNumbers.MINUS + ")" + AMOUNT + SCALE + "\\s?([$€£¥₹]|USD\\b|EUR\\b|GBP\\b|JPY\\b|CHF\\b)");

    private final EnglishNumbers numbers;

    CurrencyRule(EnglishNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String apply(String text) {
        String before = BEFORE.matcher(text).replaceAll(m -> speak(m, m.group(2), m.group(3), m.group(4)));
        return AFTER.matcher(before).replaceAll(m -> speak(m, m.group(4), m.group(2), m.group(3)));
    }

    private String speak(MatchResult match, String symbol, String amount, String scale) {
        Currency currency = CURRENCIES.get(symbol.trim());
        String sign = match.group(1).isEmpty() ? "" : "minus ";
        if (scale != null) {
            String name = SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), scale);
            return sign + numbers.number(amount) + " " + name + " " + currency.many();
        }
        int point = amount.indexOf('.');
        if (point < 0 || amount.length() - point != 3) {
            return sign + numbers.number(amount) + " "
                    + (EnglishNumbers.isOne(amount) ? currency.one() : currency.many());
        }
        return sign
                + wholeAndHundredths(
                        currency, amount.substring(0, point), Integer.parseInt(amount.substring(point + 1)));
    }

    private String wholeAndHundredths(Currency currency, String whole, int hundredths) {
        String large = numbers.number(whole) + " " + (EnglishNumbers.isOne(whole) ? currency.one() : currency.many());
        if (hundredths == 0) {
            return large;
        }
        String small =
                numbers.cardinal(hundredths) + " " + (hundredths == 1 ? currency.hundredth() : currency.hundredths());
        return whole.equals("0") ? small : large + " and " + small;
    }
}
