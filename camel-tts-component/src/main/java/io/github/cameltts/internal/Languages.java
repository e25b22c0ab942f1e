package io.github.cameltts.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares language tags (BCP 47) by the rules of RFC 4647. */
final class Languages {

    private Languages() {}

    /** Whether a speaker of {@code spoken} satisfies somebody who asks for {@code wanted}: {@code en} takes en-US. */
    static boolean matches(String wanted, String spoken) {
        String range = canonical(wanted);
        String tag = canonical(spoken);
        return tag.equals(range) || tag.startsWith(range + "-");
    }

    /**
     * Finds the language to speak: the first that satisfies what is asked for, else the one that it becomes without its
     * region or script, so that en-US finds {@code en}, but never en-GB (section 3.4).
     */
    static Optional<String> lookup(String wanted, List<String> spoken) {
        Optional<String> match =
                spoken.stream().filter(tag -> matches(wanted, tag)).findFirst();
        String shorter = canonical(wanted).replaceFirst("-[^-]*$", "");
        while (match.isEmpty()) {
            String range = shorter;
            match = spoken.stream().filter(tag -> canonical(tag).equals(range)).findFirst();
            if (!shorter.contains("-")) {
                break;
            }
            shorter = shorter.replaceFirst("-[^-]*$", "");
        }
        return match;
    }

    private static String canonical(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
    }
}
