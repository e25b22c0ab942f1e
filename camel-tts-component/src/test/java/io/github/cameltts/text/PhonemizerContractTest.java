package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every phonemizer of English promises. */
@Timeout(120)
public abstract class PhonemizerContractTest {

    private static final Pattern WORDS_AND_MARKS =
            Pattern.compile("[^\\s.,;:!?()]+[.,;:!?]?(?: [^\\s.,;:!?()]+[.,;:!?]?)*");

    /** The phonemizer of American English. */
    protected abstract Phonemizer phonemizer();

    @Test
    void tellsWhatItIs() {
        assertThat(phonemizer().id()).matches("[a-z0-9-]+");
        assertThat(phonemizer().version()).isNotBlank();
        assertThat(phonemizer().language()).isEqualTo("en-US");
    }

    @Test
    void readsWordsWithStressBeforeTheVowel() {
        assertThat(phonemizer().phonemize("hello world")).isEqualTo("həlˈoʊ wˈɜːld");
    }

    @ParameterizedTest
    @ValueSource(ints = {'a', 'Z', '7', 0xE9, 0xBD, 0xA9, 0xFF21})
    void tellsWhatItReads(int character) {
        assertThat(phonemizer().reads(character)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x4F60, 0x43F, 0x1F389, 0x1F1E9, 0xD800})
    void tellsWhatItLeavesOut(int character) {
        assertThat(phonemizer().reads(character)).isFalse();
        assertThat(phonemizer().phonemize(Character.toString(character))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one, two.                | ,.
            one; two: three!         | ;:!
            Is it one? It is two.    | ?.
            What?! No...             | ?,
            "One," he said.          | ,.
            Dr. Smith met Mr. Brown. | .
            It costs 1,000.50 today. | .
            at 10:30, not before     | ,
            one — two                | ,
            the U.S. economy         | ``
            He said no. Then he left.| ..
            So did I. We all did.    | ..
            """)
    void keepsTheMarksBetweenClauses(String text, String marks) {
        assertThat(phonemizer().phonemize(text).replaceAll("[^.,;:!?]", "")).isEqualTo(marks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One, two.",
                "What?! (Really...) \"Yes!\" he said: no.",
                "a , b . c",
                "Dr. J. Smith, of 5 St. Ives."
            })
    void writesMarksDirectlyAfterWordsAndOneSpaceBetween(String text) {
        assertThat(phonemizer().phonemize(text)).matches(WORDS_AND_MARKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "?!", "—", "\u0000", "\uD83C", "\n\t", "()", "\uE000", "你好"})
    void textWithNothingToSayIsEmpty(String text) {
        assertThat(phonemizer().phonemize(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\u0000 world",
                "hello \u0001 world",
                "hello\n\r\n world",
                "hello \uD83C world",
                "hello \uDF89 world",
                "hello\uFEFF world",
                "hello 🎉 world",
                "hello \uE000 world",
                "hello \u2028 world",
                "\u202Ehello world"
            })
    void whatIsNotWrittenForSpeakingIsLeftOut(String text) {
        assertThat(phonemizer().phonemize(text)).isEqualTo("həlˈoʊ wˈɜːld");
    }

    @Test
    void manyThreadsReadTheSame() throws Exception {
        List<String> texts = List.of("A test of 42 things, no less.", "Unforgettable!", "Don't ask: who is it?");
        List<String> alone = texts.stream().map(phonemizer()::phonemize).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                answers.add(threads.submit(
                        () -> texts.stream().map(phonemizer()::phonemize).toList()));
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLongTextIsReadToItsEnd() {
        int sentences = 100_000 / 25;

        String phonemes = phonemizer().phonemize("This is a sentence, too. ".repeat(sentences));

        assertThat(phonemes.chars().filter(c -> c == '.').count()).isEqualTo(sentences);
        assertThat(phonemes.chars().filter(c -> c == ',').count()).isEqualTo(sentences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "ab1-", "a'", "ö", "é̂"})
    void aWordWithoutEndIsRead(String piece) {
        assertThat(phonemizer().phonemize(piece.repeat(5_000))).isNotEmpty();
    }

    @Test
    void whateverIsWrittenIsRead() {
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            String text = random.ints(2000, 0, i % 2 == 0 ? 128 : 0x20000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(phonemizer().phonemize(text)).matches(phonemes -> phonemes.equals(phonemes.strip()));
        }
    }
}
