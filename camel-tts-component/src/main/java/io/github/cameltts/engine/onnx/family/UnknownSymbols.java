package io.github.cameltts.engine.onnx.family;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once of each kind of character that a voice has no sound for: a script, emoji, or a single character of a script
 * that it knows, or of which it reads others. The text itself stays out of the log. Thread-safe.
 */
public final class UnknownSymbols {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSymbols.class);

    /** What comes in by text is without end; what a voice lacks of a language is not. */
    private static final int MOST = 100;

    private static final int LAST_ASCII = 0x7F;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Before it are pictographs that nobody takes for emoji, such as the copyright sign. */
    private static final int FIRST_EMOJI = 0x2300;

    private static final Set<Integer> OF_ALL_SCRIPTS = Set.of(UScript.COMMON, UScript.INHERITED, UScript.UNKNOWN);

    private final String voice;
    private final Set<Integer> scripts;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param voice what people call it
     * @param symbols the characters that it knows
     */
    public UnknownSymbols(String voice, Collection<Integer> symbols) {
        this.voice = voice;
        scripts = symbols.stream().map(UScript::getScript).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a symbol is more than a pause, a stress or the length of another. */
    public static boolean isSound(int symbol) {
        return Character.isLetterOrDigit(symbol) && Character.getType(symbol) != Character.MODIFIER_LETTER;
    }

    /** One symbol that the model does not know. */
    public void skipped(int symbol) {
        tell(kind(symbol, scripts));
    }

    /**
     * Looks for letters, numbers and emoji that are lost before a text has become symbols.
     *
     * @param isRead whether one of them becomes symbols; asked at most once for each, and not for what was told already
     */
    public void lookThrough(String text, IntPredicate isRead) {
        Map<Boolean, List<Integer>> letters = text.codePoints()
                .filter(c -> c > LAST_ASCII)
                .distinct()
                .filter(c -> !isTold(c) && isSpoken(c))
                .boxed()
                .collect(Collectors.partitioningBy(isRead::test));
        Set<Integer> known = new HashSet<>(scripts);
        letters.get(true).forEach(c -> known.add(UScript.getScript(c)));
        letters.get(false).forEach(c -> tell(kind(c, known)));
    }

    private boolean isTold(int c) {
        return told.size() >= MOST || told.contains(kind(c, Set.of())) || told.contains(name(c));
    }

    private static boolean isSpoken(int c) {
        return Character.isLetter(c) || isNumber(c) || isEmoji(c);
    }

    private static boolean isNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isEmoji(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.EMOJI_PRESENTATION)
                || (c >= FIRST_EMOJI && UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC));
    }

    private static String kind(int c, Set<Integer> known) {
        int script = UScript.getScript(c);
        if (OF_ALL_SCRIPTS.contains(script)) {
            return isEmoji(c) ? "emoji" : name(c);
        }
        return known.contains(script) ? name(c) : "characters of the script " + UScript.getName(script);
    }

    private static String name(int c) {
        return "U+" + HEX.toHexDigits(c, c < 0x10000 ? 4 : c < 0x100000 ? 5 : 6);
    }

    private void tell(String kind) {
        if (told.size() < MOST && told.add(kind)) {
            LOG.warn("The voice {} has no sound for {} and leaves it out, here and from now on", voice, kind);
        }
    }
}
