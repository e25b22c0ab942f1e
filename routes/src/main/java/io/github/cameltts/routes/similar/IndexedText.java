package io.github.cameltts.routes.similar;

/**
 * A text, and what it can be compared with.
 *
 * @param profile only texts of the same profile are compared, see {@code CamelTtsProfileKey}
 * @param language BCP 47, empty when unknown
 */
public record IndexedText(long id, String profile, String language, String text) {

    /** Differs for almost any two texts. */
    int fingerprint() {
        return 31 * profile.hashCode() + text.hashCode();
    }
}
