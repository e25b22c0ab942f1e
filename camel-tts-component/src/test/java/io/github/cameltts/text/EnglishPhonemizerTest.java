package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishPhonemizerTest extends PhonemizerContractTest {

    private static final EnglishPhonemizer PHONEMIZER = new EnglishPhonemizer();

    @Override
    protected Phonemizer phonemizer() {
        return PHONEMIZER;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello, world!              | həlˈoʊ, wˈɜːld!
            The cat sat on the mat.    | ðə kˈæt sˈæt ɑːn ðə mˈæt.
            I don't know.              | aɪ dˈoʊnt nˈoʊ.
            John's dog isn't here      | dʒˈɑːnz dˈɔːɡ ˈɪzənt hˈɪɹ
            the boss's cats'           | ðə bˈɑːsəz kˈæts
            Is it 3:30 pm?             | ɪz ɪt θɹˈiː θˈɜːdi pˈiːˈɛm?
            $2                         | tˈuː dˈɑːlɚz
            NASA and the FBI           | nˈæsə ænd ðə ˈɛfbˈiːˈaɪ
            APIs                       | ˈeɪpˈiːˈaɪz
            the US told us             | ðə jˈuːˈɛs tˈoʊld əs
            JavaScript                 | dʒˈɑːvəskɹˈɪpt
            plan A                     | plˈæn ˈeɪ
            a plan                     | ə plˈæn
            in May I may               | ɪn mˈeɪ aɪ meɪ
            ftp                        | ˈɛftˈiːpˈiː
            "Yes," he said.            | jˈɛs, hi sˈɛd.
            Wait... what?!             | wˈeɪt, wˈʌt?
            """, quoteCharacter = '`')
    void reads(String text, String phonemes) {
        assertThat(PHONEMIZER.phonemize(text)).isEqualTo(phonemes);
    }

    @Test
    void versionTellsTheOneOfIcu() {
        assertThat(PHONEMIZER.version()).matches("\\d+/\\d+/icu-\\d+\\.\\d+");
    }

    @Test
    void everyInstanceReadsTheSame() {
        for (int i = 0; i < 3; i++) {
            assertThat(new EnglishPhonemizer().phonemize("A plan for a day"))
                    .isEqualTo(PHONEMIZER.phonemize("A plan for a day"));
        }
        assertThat(PHONEMIZER.phonemize("a plan")).isEqualTo("ə plˈæn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"' '", "''''", "Привет"})
    void loneApostrophesAndOtherScriptsAreEmpty(String text) {
        assertThat(PHONEMIZER.phonemize(text)).isEmpty();
    }

    @Test
    void printsNothing() {
        PrintStream original = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            new EnglishPhonemizer().phonemize("Nothing of this belongs on the screen, zyxwort.");
        } finally {
            System.setOut(original);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
