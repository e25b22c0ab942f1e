package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.BreakIterator;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.TextLimit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSplitterTest {

    @Test
    void textWithinTheLimitStaysAsItIs() {
        assertThat(split("One. Two.", "en", 9)).containsExactly("One. Two.");
    }

    @Test
    void fillsEachPartWithWholeSentences() {
        assertThat(split("One is. Two is. Three is. Four is.", "en", 16))
                .containsExactly("One is. Two is.", "Three is.", "Four is.");
    }

    @Test
    void spaceAtThePartsEndNeedNotFit() {
        assertThat(split("One is. Two is.", "en", 7)).containsExactly("One is.", "Two is.");
    }

    @Test
    void lineEndIsASentencesEnd() {
        assertThat(split("A heading\nThe text below it", "en", 20)).containsExactly("A heading", "The text below it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | We saw it. Then Dr. Smith came in. | 20 | We saw it.
                    en | It was big. The U.S. Army left. | 23 | It was big.
                    en | He left. At 3 p.m. Bob came too. | 22 | He left.
                    en | They read. J. R. Tolkien wrote. | 20 | They read.
                    de | Er kam. Auch Prof. Huber kam mit. | 22 | Er kam.
                    fr | Il est parti. Mme. Dupont est là. | 20 | Il est parti.""")
    void abbreviationIsNoSentenceEnd(String language, String text, int most, String first) {
        assertThat(split(text, language, most)).first().isEqualTo(first);
    }

    @Test
    void abbreviationIsRatherCutThanAWord() {
        assertThat(split("Extraordinarily Dr. Smithsonian", "en", 20))
                .containsExactly("Extraordinarily Dr.", "Smithsonian");
    }

    @Test
    void longSentenceIsCutAtItsLastClause() {
        assertThat(split("When it rains, it pours, and 1,000 others wait there", "en", 36))
                .containsExactly("When it rains, it pours,", "and 1,000 others wait there");
    }

    @Test
    void longClauseIsCutBetweenWords() {
        assertThat(split("one well-known word after another", "en", 13))
                .containsExactly("one", "well-known", "word after", "another");
    }

    @Test
    void longWordIsCutBetweenCharactersAsPeopleSeeThem() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        String accented = "e\u0301";

        assertThat(split("aa" + family + "bb", "en", 5)).containsExactly("aa", family, "bb");
        assertThat(split("aa" + accented + "bb", "en", 3)).containsExactly("aa", accented + "b", "b");
    }

    @Test
    void chineseAndJapaneseAreCutAtTheirOwnPunctuation() {
        assertThat(split("今日は天気がいいし、風もない。", "ja", 12)).containsExactly("今日は天気がいいし、", "風もない。");
        assertThat(split("今日は天気がいい。明日は雨。", "ja", 12)).containsExactly("今日は天気がいい。", "明日は雨。");
    }

    @Test
    void thaiIsCutBetweenWords() {
        assertThat(split("สวัสดีครับผมชื่อสมชาย", "th", 12)).containsExactly("สวัสดีครับผม", "ชื่อสมชาย");
    }

    @Test
    void bytesAreCountedAsUtf8() {
        assertThat(TextSplitter.split("Füße. Äpfel. Öl.", "de", TextLimit.bytes(8)))
                .containsExactly("Füße.", "Äpfel.", "Öl.");
    }

    @Test
    void punctuationAloneIsNotWorthACall() {
        assertThat(split("It ends here. … !", "en", 14)).containsExactly("It ends here.");
    }

    @Test
    void dialogueIsCutBetweenItsTurns() {
        assertThat(split("[S1] One is. Two. [S2] Three is. [S1] Four is.", "en", 40))
                .containsExactly("[S1] One is. Two. [S2] Three is.", "[S1] Four is.");
        assertThat(split("[S1] One is. Two. [S2] Three is. [S1] Four is.", "en", 27))
                .containsExactly("[S1] One is. Two.", "[S2] Three is.", "[S1] Four is.");
    }

    @Test
    void whatIsLeftOfALongTurnNamesItsSpeakerAgain() {
        assertThat(split("[S1] Hi. [S12] One is one. Two is two, and three. [S2] No.", "en", 20))
                .containsExactly("[S1] Hi.", "[S12] One is one.", "[S12] Two is two,", "[S12] and three.", "[S2] No.");
    }

    @Test
    void tagInATextThatIsNoDialogueIsText() {
        assertThat(split("As shown [S1] it is so. See also [S2] there.", "en", 30))
                .containsExactly("As shown [S1] it is so.", "See also [S2] there.");
    }

    @Test
    void limitThatHasNoPlaceForTheTagIsRefused() {
        assertThatThrownBy(() -> split("[S1] One is one.", "en", 5))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("5 characters");
    }

    @Test
    void limitBelowOneCharacterIsRefused() {
        assertThatThrownBy(() -> TextSplitter.split("Hi \uD83D\uDE00", "en", TextLimit.bytes(3)))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("3 bytes")
                .hasMessageNotContaining("Hi");
    }

    /** A thousand texts of words, marks and characters of all kinds; the seed makes a failure repeatable. */
    @Test
    void whateverTheTextEveryWordIsInOnePartOnceAndEachPartFits() {
        List<String> pieces = List.of(
                "word",
                "Dr. ",
                ". ",
                ", ",
                " ",
                "\n",
                "Ünïcödé",
                "e\u0301",
                "\uD83D\uDE00",
                "日本語",
                "。",
                "สวัสดี",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "1,000",
                "\"Yes?\" ",
                "עברית",
                "[S1] ");
        Random random = new Random(42);
        for (int round = 0; round < 1000; round++) {
            String text = random.ints(1 + random.nextInt(60), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining("", "A", "Z"));
            TextLimit limit = round % 2 == 0
                    ? TextLimit.characters(8 + random.nextInt(40))
                    : TextLimit.bytes(24 + random.nextInt(80));

            List<String> parts = TextSplitter.split(text, "en", limit);

            assertThat(parts).allMatch(limit::allows).noneMatch(String::isBlank);
            assertThat(words(String.join("", parts))).isEqualTo(words(text));
            assertCutsBetweenCharacters(text, parts);
        }
    }

    private static void assertCutsBetweenCharacters(String text, List<String> parts) {
        BreakIterator characters = BreakIterator.getCharacterInstance();
        characters.setText(text);
        int at = 0;
        for (String part : parts) {
            at = text.indexOf(part, at);
            assertThat(characters.isBoundary(at)).isTrue();
            at += part.length();
            assertThat(characters.isBoundary(at)).isTrue();
        }
    }

    /** What is said: parts of punctuation alone are left out, so it does not count. */
    private static String words(String text) {
        return text.replaceAll("[\\s\\p{P}]", "");
    }

    private static List<String> split(String text, String language, int characters) {
        return TextSplitter.split(text, language, TextLimit.characters(characters));
    }
}
