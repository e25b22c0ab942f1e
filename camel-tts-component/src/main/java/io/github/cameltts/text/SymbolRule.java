package io.github.cameltts.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Names the symbols that are spoken, and drops everything else that is neither a word nor a pause. Comes last. */
final class SymbolRule implements TextRule {

    private static final Map<Pattern, String> STEPS = new LinkedHashMap<>();

    static {
        step("&", " and ");
        step("\\+", " plus ");
        step("=", " equals ");
        step("%", " percent ");
        step("@", " at ");
        step("<(?=\\s*\\w)", " less than ");
        step("(?<=\\w )>", " greater than ");
        step("°", " degrees ");
        step("€", " euro ");
        step("£", " pound ");
        step("\\$", " dollar ");
        step("#(?=[A-Za-z])", " hashtag ");
        step("(?<=[A-Za-z])\\.(?=[A-Za-z])", " dot ");
        step("[()\\[\\]{}]", ", ");
        step("(?<![A-Za-z])'|'(?![A-Za-z])", "");
        step("[^A-Za-z'.,;:!?]+", " ");
        step(" +(?=[.,;:!?])", "");
        step("(?<=[.;:!?]),|,(?=[.,;:!?])", "");
        step("^[ .,;:!?]+", "");
    }

    private static void step(String regex, String replacement) {
        STEPS.put(Pattern.compile(regex), replacement);
    }

    @Override
    public String apply(String text) {
        String result = text;
        for (Map.Entry<Pattern, String> step : STEPS.entrySet()) {
            result = step.getKey().matcher(result).replaceAll(step.getValue());
        }
        return result.trim();
    }
}
