package io.github.cameltts.engine.onnx.family.kokoro;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the phonemes of espeak-ng as Kokoro was trained on them: diphthongs and affricates are single letters, and
 * American English has no length marks. The facts are those of hexgrad's misaki ({@code EN_PHONES.md}). Immutable.
 */
final class KokoroPhonemes {

    /** Raised whenever the same phonemes become others. */
    static final String VERSION = "2";

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("eɪ", "A"),
            Map.entry("aɪ", "I"),
            Map.entry("aʊ", "W"),
            Map.entry("ɔɪ", "Y"),
            Map.entry("tʃ", "ʧ"),
            Map.entry("dʒ", "ʤ"),
            Map.entry("ɐ", "ə"),
            Map.entry("ɚ", "əɹ"),
            Map.entry("ɚɹ", "əɹ"),
            Map.entry("r", "ɹ"),
            Map.entry("x", "k"),
            Map.entry("c\u0327", "k"),
            Map.entry("ɬ", "l"),
            Map.entry("ʔ", "t"),
            Map.entry("ʔn\u0329", "tᵊn"),
            Map.entry("n\u0329", "ᵊn"),
            Map.entry("m\u0329", "ᵊm"),
            Map.entry("l\u0329", "ᵊl"),
            Map.entry("e", "A"),
            Map.entry("o", "ɔ"),
            Map.entry("ʲ", ""),
            Map.entry("\u0303", ""));

    static final KokoroPhonemes AMERICAN = new KokoroPhonemes(
            ENGLISH,
            Map.of("oʊ", "O", "ɜːɹ", "ɜɹ", "ɜː", "ɜɹ", "ɪə", "iə", "ɾ", "T", "ː", ""),
            Pattern.compile("əl(?![\\p{L}ˈˌ])"));

    static final KokoroPhonemes BRITISH =
            new KokoroPhonemes(ENGLISH, Map.of("əʊ", "Q", "eə", "ɛː", "iə", "ɪə"), Pattern.compile("əl(?![\\p{L}ˈˌ])"));

    static final KokoroPhonemes OTHERS = new KokoroPhonemes(
            Map.of("eɪ", "A", "aɪ", "I", "aʊ", "W", "ɔɪ", "Y", "tʃ", "ʧ", "dʒ", "ʤ", "ts", "ʦ", "dz", "ʣ"),
            Map.of("oʊ", "O", "əʊ", "Q", "c\u0327", "ç", "-", "", "g", "ɡ"),
            Pattern.compile("(?!)"));

    private final Map<String, String> symbols;
    private final Pattern known;
    private final Pattern darkL;

    /** @param darkL where a schwa and an l are one syllable without a vowel */
    private KokoroPhonemes(Map<String, String> common, Map<String, String> own, Pattern darkL) {
        Map<String, String> all = new HashMap<>(common);
        all.putAll(own);
        symbols = Map.copyOf(all);
        known = Pattern.compile(symbols.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        this.darkL = darkL;
    }

    /** @param ipa as a {@link io.github.cameltts.text.Phonemizer} gives it */
    String of(String ipa) {
        String apart = Normalizer.normalize(ipa, Normalizer.Form.NFD);
        String whole = darkL.matcher(apart).replaceAll("ᵊl");
        return known.matcher(whole).replaceAll(found -> Matcher.quoteReplacement(symbols.get(found.group())));
    }
}
