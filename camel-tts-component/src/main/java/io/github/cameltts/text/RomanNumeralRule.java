package io.github.cameltts.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads Roman numerals where they can be nothing else: {@code Chapter IV}, {@code World War II}, {@code Henry VIII}. */
final class RomanNumeralRule implements TextRule {

    private static final String ROMAN = "((?=[IVXL])L?X{0,3}(?:IX|IV|V?I{0,3}))\\b";
    private static final Pattern COUNTED = Pattern.compile(
            "\\b(Chapter|Part|Volume|Act|Scene|Book|Phase|Section|Article|Type|Class|Level|War|Title) " + ROMAN);
    private static final Pattern RULER =
            Pattern.compile("\\b(Henry|Louis|Elizabeth|George|Charles|William|Edward|James|Richard"
                    + "|Philip|Frederick|Catherine|Alexander|Napoleon|Nicholas|Leo|Pius|Benedict|John Paul|Mary) "
                    + ROMAN);
    private static final Map<Character, Integer> VALUES = Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50);

    private final EnglishNumbers numbers;

    RomanNumeralRule(EnglishNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String apply(String text) {
        String counted = COUNTED.matcher(text).replaceAll(m -> m.group(1) + " " + numbers.cardinal(value(m)));
        return RULER.matcher(counted).replaceAll(m -> m.group(1) + " the " + numbers.ordinal(value(m)));
    }

    private static int value(MatchResult match) {
        String roman = match.group(2);
        int total = 0;
        int next = 0;
        for (int i = roman.length() - 1; i >= 0; i--) {
            int value = VALUES.get(roman.charAt(i));
            total += value < next ? -value : value;
            next = value;
        }
        return total;
    }
}
