package io.github.cameltts.internal;

import java.util.Locale;

/** Compares language tags (BCP 47, lookup by prefix as in RFC 4647 section 3.4). */
final class Languages {

    private Languages() {}

    /** Whether a speaker of {@code spoken} satisfies somebody who asks for {@code wanted}: {@code en} takes en-US. */
    static boolean matches(String wanted, String spoken) {
        String range = Locale.forLanguageTag(wanted.replace('_', '-')).toLanguageTag();
        String tag = Locale.forLanguageTag(spoken.replace('_', '-')).toLanguageTag();
        return tag.equals(range) || tag.startsWith(range + "-");
    }
}
