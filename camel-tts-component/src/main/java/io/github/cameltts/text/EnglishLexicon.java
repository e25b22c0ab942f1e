package io.github.cameltts.text;

import com.sun.speech.freetts.en.us.CMULexicon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How English words are pronounced: our own corrections first, then the CMU pronouncing dictionary of FreeTTS, then the
 * letter-to-sound rules that were trained on it. Words that nobody could pronounce are spelled.
 *
 * <p>Thread-safe. Of FreeTTS only the lexicon is used: its dictionary never changes after loading, while its letter-to-sound
 * rules work in a buffer of their own and so serve one thread at a time, for some microseconds.
 */
final class EnglishLexicon {

    /** As in "shouldn't've"; in words with more of them the apostrophes mean nothing. */
    private static final int MOST_APOSTROPHES = 3;

    private static final String CORRECTIONS = "english-pronunciations.txt";
    private static final Pattern CASE_CHANGE = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern PLURAL_INITIALS = Pattern.compile("[A-Z]{2,5}s");
    private static final Pattern VOWEL_LETTER = Pattern.compile("[aeiouy]");
    private static final Set<String> VOICELESS = Set.of("p", "t", "k", "f", "th");
    private static final Set<String> SIBILANTS = Set.of("s", "z", "sh", "zh", "ch", "jh");

    private final Map<String, List<String>> corrections = readCorrections();
    private final CMULexicon cmu = Dictionary.CMU;

    /**
     * One for all: a second {@link CMULexicon} of a process shares the words of the first but not its parts of speech, and
     * then reads "a" like the letter.
     */
    private static final class Dictionary {
        private static final CMULexicon CMU = loadCmu();
    }

    /**
     * Pronounces one word.
     *
     * @param word ASCII letters and apostrophes, in its original case
     * @return ARPAbet phones, a stressed vowel with the suffix {@code 1}
     */
    List<String> pronounce(String word) {
        int apostrophe = word.lastIndexOf('\'');
        if (apostrophe < 0) {
            return plain(word);
        }
        if (word.chars().filter(c -> c == '\'').count() > MOST_APOSTROPHES) {
            return plain(word.replace("'", ""));
        }
        String stem = word.substring(0, apostrophe);
        String clitic = word.substring(apostrophe + 1).toLowerCase(Locale.ROOT);
        if (stem.isEmpty() || clitic.isEmpty()) {
            return plain(stem + clitic);
        }
        Optional<List<String>> contraction = known(word.toLowerCase(Locale.ROOT))
                .or(() -> clitic.equals("t") ? known((stem + "t").toLowerCase(Locale.ROOT)) : Optional.empty());
        return contraction.orElseGet(() -> withClitic(pronounce(stem), clitic));
    }

    private List<String> withClitic(List<String> stem, String clitic) {
        String last = stem.isEmpty() ? "" : stem.get(stem.size() - 1);
        List<String> phones = new ArrayList<>(stem);
        switch (clitic) {
            case "s" ->
                phones.addAll(
                        SIBILANTS.contains(last) ? List.of("ax", "z") : List.of(VOICELESS.contains(last) ? "s" : "z"));
            case "d" -> phones.addAll(last.equals("t") || last.equals("d") ? List.of("ax", "d") : List.of("d"));
            case "ll" -> phones.addAll(List.of("ax", "l"));
            case "ve" -> phones.add("v");
            case "re" -> phones.add("er");
            case "m" -> phones.add("m");
            default -> phones.addAll(plain(clitic));
        }
        return phones;
    }

    private List<String> plain(String word) {
        if (PLURAL_INITIALS.matcher(word).matches()) {
            return withClitic(plain(word.substring(0, word.length() - 1)), "s");
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (isSpelled(word, lower)) {
            return spell(lower);
        }
        return known(lower).orElseGet(() -> {
            String[] parts = CASE_CHANGE.split(word);
            if (parts.length == 1) {
                return byLetterToSound(lower);
            }
            List<String> phones = new ArrayList<>();
            for (String part : parts) {
                phones.addAll(plain(part));
            }
            return phones;
        });
    }

    private List<String> byLetterToSound(String lower) {
        synchronized (cmu) {
            return List.of(cmu.getPhones(lower, null));
        }
    }

    /** Whether a word is read letter by letter: initials, words without a vowel, and capitals that are no known word. */
    private boolean isSpelled(String word, String lower) {
        if (corrections.containsKey(lower)) {
            return false;
        }
        boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        if (capitals
                && (word.length() == 2 || (word.length() <= 5 && known(lower).isEmpty()))) {
            return true;
        }
        return word.length() > 1
                && !VOWEL_LETTER.matcher(lower).find()
                && known(lower).isEmpty();
    }

    private List<String> spell(String letters) {
        List<String> phones = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            String letter = letters.substring(i, i + 1);
            phones.addAll(letter.equals("a") ? List.of("ey1") : known(letter).orElse(List.of()));
        }
        return phones;
    }

    private Optional<List<String>> known(String lower) {
        List<String> corrected = corrections.get(lower);
        if (corrected != null) {
            return Optional.of(corrected);
        }
        return Optional.ofNullable(cmu.getPhones(lower, null, false)).map(List::of);
    }

    private static CMULexicon loadCmu() {
        try {
            CMULexicon lexicon = new CMULexicon("cmudict04", true);
            lexicon.load();
            if (!List.of("ax").equals(List.of(lexicon.getPhones("a", null, false)))) {
                throw new IllegalStateException(
                        "FreeTTS was used by another part of this application before, which leaves"
                                + " its dictionary incomplete here. Use the builtin engine before it, or in another process.");
            }
            return lexicon;
        } catch (IOException e) {
            throw new UncheckedIOException("The English dictionary of FreeTTS cannot be read", e);
        }
    }

    private static Map<String, List<String>> readCorrections() {
        try (InputStream in = EnglishLexicon.class.getResourceAsStream(CORRECTIONS);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableMap(
                            fields -> fields.get(0), fields -> fields.subList(1, fields.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(CORRECTIONS + " cannot be read", e);
        }
    }
}
