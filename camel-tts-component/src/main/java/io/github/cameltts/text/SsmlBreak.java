package io.github.cameltts.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a {@code break} of SSML is (section 3.2.3 of SSML 1.1, which leaves the strengths to the processor). */
final class SsmlBreak {

    private static final Pattern TIME = Pattern.compile("\\+?(\\d{1,7}(?:\\.\\d{1,6})?|\\.\\d{1,6})(ms|s)");
    private static final int LONGEST_MILLIS = 10_000;

    private SsmlBreak() {}

    /** Milliseconds of a time such as {@code 250ms} or {@code 1.5s}, at most ten seconds. */
    static int ofTime(String time) {
        Matcher matcher = TIME.matcher(time.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A break lasts some ms or s, not '" + time + "'. Write 250ms or 1.5s");
        }
        double millis = Double.parseDouble(matcher.group(1)) * (matcher.group(2).equals("s") ? 1000 : 1);
        if (millis > LONGEST_MILLIS) {
            throw new IllegalArgumentException("A break of " + time + " is longer than 10s. Make it shorter");
        }
        return (int) Math.round(millis);
    }

    /** Milliseconds of a strength; without one it is medium. */
    static int ofStrength(String strength) {
        if (strength == null) {
            return 500;
        }
        return switch (strength.strip()) {
            case "none" -> 0;
            case "x-weak" -> 100;
            case "weak" -> 250;
            case "medium" -> 500;
            case "strong" -> 750;
            case "x-strong" -> 1000;
            default ->
                throw new IllegalArgumentException("A break has no strength '" + strength
                        + "'. Use none, x-weak, weak, medium, strong or x-strong");
        };
    }
}
