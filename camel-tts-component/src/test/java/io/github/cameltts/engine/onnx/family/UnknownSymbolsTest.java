package io.github.cameltts.engine.onnx.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.engine.http.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnknownSymbolsTest {

    private static final int GREEK_ALPHA = 0x3B1;

    private final UnknownSymbols unknown = new UnknownSymbols("test", Set.of((int) 'a', (int) 'o'));
    private final LogCapture log = LogCapture.open(Level.WARN);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aSymbolOfAKnownScriptIsToldByItself() {
        unknown.skipped('z');
        unknown.skipped('q');
        unknown.skipped('z');

        assertThat(told()).hasSize(2).first().asString().contains("voice test", "U+007A");
    }

    @Test
    void symbolsOfAnotherScriptAreToldTogether() {
        unknown.skipped(GREEK_ALPHA);
        unknown.skipped(GREEK_ALPHA + 1);

        assertThat(told()).singleElement().asString().contains("script Greek");
    }

    @Test
    void aTextAndItsSymbolsTellTheSameOnce() {
        unknown.lookThrough("\u03B1\u03B2", c -> false);
        unknown.skipped(GREEK_ALPHA);

        assertThat(told()).hasSize(1);
    }

    @Test
    void aCharacterOfATextIsToldByItselfWhereTheVoiceKnowsItsScript() {
        unknown.lookThrough("no \u0259 no \u019B no", c -> false);

        assertThat(told()).hasSize(2);
        assertThat(String.join(" ", told())).contains("U+0259", "U+019B").doesNotContain("script");
    }

    @Test
    void aCharacterOfATextIsToldByItselfWhereOthersOfItsScriptAreRead() {
        unknown.lookThrough("\u03AC\u03B1\u0416\u0418", c -> c == GREEK_ALPHA);

        assertThat(told()).hasSize(2);
        assertThat(String.join(" ", told()))
                .contains("U+03AC", "script Cyrillic")
                .doesNotContain("Greek");
    }

    @Test
    void eachCharacterIsLookedUpOnceInATextAndNotAgainWhenItWasTold() {
        List<Integer> lookedUp = new ArrayList<>();
        IntPredicate isRead = c -> !lookedUp.add(c) || c == 0xE9;
        String text = "\u00E9\uD83C\uDF89\u0259\u0416".repeat(5000);

        unknown.lookThrough(text, isRead);
        assertThat(lookedUp).containsExactly(0xE9, 0x1F389, 0x259, 0x416);

        lookedUp.clear();
        unknown.lookThrough(text + "\uD83D\uDE00\u0418", isRead);
        assertThat(lookedUp).containsExactly(0xE9);
    }

    @Test
    void nothingIsLookedUpForALogThatIsFull() {
        unknown.lookThrough(letters(0x100, 0x180), c -> false);
        assertThat(told()).hasSize(100);

        unknown.lookThrough(letters(0x180, 0x240), c -> {
            throw new AssertionError("looked up");
        });
    }

    @Test
    void marksAndSignsOfATextAreNotMissed() {
        unknown.lookThrough("a\u0301 \u2014 \u201Ca\u201D \u2192 \u20AC \u3002", c -> false);

        assertThat(told()).isEmpty();
    }

    @Test
    void charactersWithoutEndDoNotFillTheLog() {
        for (int symbol = 0x2500; symbol < 0x2900; symbol++) {
            unknown.skipped(symbol);
        }

        assertThat(told()).hasSize(100);
    }

    @Test
    void stressAndLengthAreNoSounds() {
        assertThat("\u02C8\u02D0.,- \u0329".codePoints()).noneMatch(UnknownSymbols::isSound);
        assertThat("a\u0259\u03B8\u0283\u4F607".codePoints()).allMatch(UnknownSymbols::isSound);
    }

    private static String letters(int from, int to) {
        return IntStream.range(from, to).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private List<String> told() {
        return log.events().stream()
                .map(event -> event.getMessage().getFormattedMessage())
                .toList();
    }
}
