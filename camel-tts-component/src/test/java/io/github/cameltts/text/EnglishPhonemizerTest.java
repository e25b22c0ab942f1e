package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishPhonemizerTest {

    private static final EnglishPhonemizer PHONEMIZER = new EnglishPhonemizer();

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
    void everyInstanceReadsTheSame() {
        for (int i = 0; i < 3; i++) {
            assertThat(new EnglishPhonemizer().phonemize("A plan for a day"))
                    .isEqualTo(PHONEMIZER.phonemize("A plan for a day"));
        }
        assertThat(PHONEMIZER.phonemize("a plan")).isEqualTo("ə plˈæn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "你好", "🎉", "' '", "''''"})
    void textWithNothingToSayIsEmpty(String text) {
        assertThat(PHONEMIZER.phonemize(text)).isEmpty();
    }

    @Test
    void manyThreadsReadTheSame() throws Exception {
        List<String> texts =
                List.of("Unforgettable zyxwort", "A test of 42 things.", "Glimvorp, don't!", "Snarblequist's");
        List<String> alone = texts.stream().map(PHONEMIZER::phonemize).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                answers.add(threads.submit(
                        () -> texts.stream().map(PHONEMIZER::phonemize).toList()));
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
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
