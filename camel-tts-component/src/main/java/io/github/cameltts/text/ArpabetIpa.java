package io.github.cameltts.text;

import java.util.Map;

/**
 * Phones of the CMU pronouncing dictionary (ARPAbet, in the lower-case form that Festival uses) as IPA in the style of
 * espeak-ng's American English.
 */
final class ArpabetIpa {

    private static final Map<String, String> VOWELS = Map.ofEntries(
            Map.entry("aa", "ɑː"),
            Map.entry("ae", "æ"),
            Map.entry("ah", "ʌ"),
            Map.entry("ao", "ɔː"),
            Map.entry("aw", "aʊ"),
            Map.entry("ax", "ə"),
            Map.entry("ay", "aɪ"),
            Map.entry("eh", "ɛ"),
            Map.entry("er", "ɜː"),
            Map.entry("ey", "eɪ"),
            Map.entry("ih", "ɪ"),
            Map.entry("iy", "iː"),
            Map.entry("ow", "oʊ"),
            Map.entry("oy", "ɔɪ"),
            Map.entry("uh", "ʊ"),
            Map.entry("uw", "uː"));

    /** Vowels that sound different without stress. */
    private static final Map<String, String> REDUCED = Map.of("ah", "ə", "er", "ɚ", "iy", "i");

    private static final Map<String, String> CONSONANTS = Map.ofEntries(
            Map.entry("b", "b"),
            Map.entry("ch", "tʃ"),
            Map.entry("d", "d"),
            Map.entry("dh", "ð"),
            Map.entry("f", "f"),
            Map.entry("g", "ɡ"),
            Map.entry("hh", "h"),
            Map.entry("jh", "dʒ"),
            Map.entry("k", "k"),
            Map.entry("l", "l"),
            Map.entry("m", "m"),
            Map.entry("n", "n"),
            Map.entry("ng", "ŋ"),
            Map.entry("p", "p"),
            Map.entry("r", "ɹ"),
            Map.entry("s", "s"),
            Map.entry("sh", "ʃ"),
            Map.entry("t", "t"),
            Map.entry("th", "θ"),
            Map.entry("v", "v"),
            Map.entry("w", "w"),
            Map.entry("y", "j"),
            Map.entry("z", "z"),
            Map.entry("zh", "ʒ"));

    private ArpabetIpa() {}

    /**
     * The IPA of one phone.
     *
     * @param phone such as {@code dh}, {@code ax} or, with primary stress, {@code ey1}
     * @param mayStress false when the word is spoken without stress, as function words are
     */
    static String of(String phone, boolean mayStress) {
        String name = withoutStress(phone);
        boolean stressed = mayStress && phone.endsWith("1");
        String vowel = stressed ? VOWELS.get(name) : REDUCED.getOrDefault(name, VOWELS.get(name));
        if (vowel != null) {
            return stressed ? "ˈ" + vowel : vowel;
        }
        String consonant = CONSONANTS.get(name);
        if (consonant == null) {
            throw new IllegalArgumentException("Unknown phone " + phone);
        }
        return consonant;
    }

    static boolean isPhone(String phone) {
        String name = withoutStress(phone);
        return CONSONANTS.containsKey(name) || VOWELS.containsKey(name);
    }

    private static String withoutStress(String phone) {
        return phone.endsWith("1") ? phone.substring(0, phone.length() - 1) : phone;
    }
}
