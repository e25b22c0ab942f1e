package io.github.cameltts.text;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads URLs and e-mail addresses: {@code joe@example.org} is "joe at example dot org". */
final class WebAddressRule implements TextRule {

    private static final String HOST = "(?:[A-Za-z0-9-]{1,63}\\.){1,8}";
    private static final String TOP_LEVEL =
            "(?:com|org|net|edu|gov|io|dev|app|info|ai|co|uk|de|fr|eu|us|ca|au|jp|ch|at|it|nl|es)\\b";
    private static final String PATH = "(?::\\d{1,5})?(?:[/?#][\\w./?#&=%~+:@-]*)?";
    private static final Pattern ADDRESS = Pattern.compile("(?i)"
            + "\\b[A-Za-z0-9._%+-]{1,64}@" + HOST + "[A-Za-z]{2,24}\\b"
            + "|\\bhttps?://[\\w.-]+" + PATH
            + "|\\bwww\\.[\\w.-]+" + PATH
            + "|\\b" + HOST + TOP_LEVEL + PATH);
    private static final Pattern SCHEME = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern WWW = Pattern.compile("^www\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile("[./?#:&=-]+$");

    @Override
    public String apply(String text) {
        return ADDRESS.matcher(text).replaceAll(WebAddressRule::speak);
    }

    private static String speak(MatchResult match) {
        String address = match.group();
        String bare = TRAILING.matcher(address).replaceFirst("");
        String end = address.endsWith(".") || address.endsWith("?") ? address.substring(address.length() - 1) : "";
        StringBuilder spoken = new StringBuilder();
        String shortened = WWW.matcher(SCHEME.matcher(bare).replaceFirst("")).replaceFirst("w w w dot ");
        for (int i = 0; i < shortened.length(); i++) {
            spoken.append(name(shortened.charAt(i)));
        }
        return spoken.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", " ")
                        .trim()
                + end;
    }

    private static String name(char c) {
        return switch (c) {
            case '.' -> " dot ";
            case '@' -> " at ";
            case '/' -> " slash ";
            case '-' -> " dash ";
            case '_' -> " underscore ";
            case '+' -> " plus ";
            case '?' -> " question mark ";
            case '=' -> " equals ";
            case '&' -> " and ";
            case '#' -> " hash ";
            case '%' -> " percent ";
            case ':' -> " colon ";
            case '~' -> " tilde ";
            default -> String.valueOf(c);
        };
    }
}
