package io.github.cameltts.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * American English in pure Java: normalized text, then one dictionary look-up a word.
 *
 * <p>Immutable after construction, so one instance serves all threads. Loading the dictionary takes about 0.2 s.
 */
public final class EnglishPhonemizer implements Phonemizer {

    public static final String ID = "freetts-en";

    /** Raised whenever a rule, a correction or the mapping changes what is spoken. */
    private static final String VERSION = "2";

    /** The only noun that is written like a function word. */
    private static final String MONTH = "May";

    private static final Pattern WORD_OR_MARK = Pattern.compile("[A-Za-z']*[A-Za-z][A-Za-z']*|[.,;:!?]");

    /** Words that carry no stress within a sentence. */
    private static final Set<String> FUNCTION_WORDS =
            Set.of(("a an the and or but to of in on at for by with from as is are"
                            + " was were be been am do does did have has had will would can could shall should may might must he"
                            + " she it we you they i me him her us them my your his its our their this that these those than then"
                            + " so if not there who which")
                    .split(" "));

    private final TextNormalizer normalizer = TextNormalizer.english();
    private final EnglishLexicon lexicon = new EnglishLexicon();

    @Override
    public String id() {
        return ID;
    }

    /** Its own version, then that of {@link TextNormalizer}, such as {@code 2/2/icu-78.2}. */
    @Override
    public String version() {
        return VERSION + "/" + TextNormalizer.version();
    }

    @Override
    public String language() {
        return "en-US";
    }

    @Override
    public String phonemize(String text) {
        StringBuilder ipa = new StringBuilder();
        String spoken = normalizer.normalize(text);
        Matcher tokens = WORD_OR_MARK.matcher(spoken);
        while (tokens.find()) {
            String token = tokens.group();
            if (token.length() == 1 && !Character.isLetter(token.charAt(0))) {
                appendMark(ipa, token.charAt(0));
            } else {
                appendWord(ipa, isNameOfA(token, spoken, tokens.end()) ? "AY" : token);
            }
        }
        return ipa.toString();
    }

    @Override
    public boolean reads(int character) {
        return normalizer.keeps(character);
    }

    /** An article is followed by another word: an A that is not, as in "plan A", is the letter. */
    private static boolean isNameOfA(String word, String text, int end) {
        return word.equals("A") && (end == text.length() || ".,;:!?".indexOf(text.charAt(end)) >= 0);
    }

    /** A mark belongs to the word before it; of several in a row the first one counts. */
    private static void appendMark(StringBuilder ipa, char mark) {
        if (!ipa.isEmpty() && ".,;:!?".indexOf(ipa.charAt(ipa.length() - 1)) < 0) {
            ipa.append(mark);
        }
    }

    private void appendWord(StringBuilder ipa, String word) {
        List<String> phones = lexicon.pronounce(word);
        if (phones.isEmpty()) {
            return;
        }
        if (!ipa.isEmpty()) {
            ipa.append(' ');
        }
        boolean mayStress =
                !FUNCTION_WORDS.contains(word.toLowerCase(Locale.ROOT)) || isInitials(word) || word.equals(MONTH);
        for (String phone : phones) {
            ipa.append(ArpabetIpa.of(phone, mayStress));
        }
    }

    private static boolean isInitials(String word) {
        return word.length() == 2 && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
