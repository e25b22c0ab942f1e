package io.github.cameltts.routes.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which two texts are similar. */
class TextPairTest {

    private static final String ENGLISH = "en-US";

    @Test
    void aFewOtherWordsInALongTextAreSimilar() {
        assertThat(
                        score(
                                ENGLISH,
                                "The early train takes all the parcels of the town down to the quiet coast before the sun is up",
                                "The early train takes all the parcels of the town down to the sunny coast before the sun is up"))
                .hasValue(15.0 / 17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello there my dear friend",
                "Hello there, my dear friend!",
                "  Hello   there – my dear friend … ",
                "“Hello there”, my dear friend."
            })
    void punctuationAndTheFirstCapitalDoNotCount(String text) {
        assertThat(score(ENGLISH, "Hello there my dear friend.", text)).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We meet at 5 in the big old house by the lake today | We meet at 6 in the big old house by the lake today
            It costs 15 in that small shop                      | It costs 1.5 in that small shop
            It costs 1.5 in that small shop                     | It costs 1,5 in that small shop
            It costs $5 in that small shop                      | It costs €5 in that small shop
            It costs 5 in that small shop                       | It costs 5% in that small shop
            It has -5 degrees in that small shop                | It has 5 degrees in that small shop
            Take 1/2 of the cake in that shop                   | Take 1 2 of the cake in that shop
            Take 3-5 of the cakes in that shop                  | Take 3 5 of the cakes in that shop
            Come at 10:30 to that shop                          | Come at 10 30 to that shop
            From 3 to 4 in that small shop                      | From 4 to 3 in that small shop
            He has 5 and she has 5 of these                     | He has 5 and she has of these
            Gate B12 is open for all of you now my friends      | Gate B13 is open for all of you now my friends
            Please take 5 mg of this before you eat             | Please take 5 ml of this before you eat
            Come at 10 am to that small shop                    | Come at 10 pm to that small shop
            It takes 3 days from here to there                  | It takes 3 weeks from here to there
            Take ½ of the cake in that shop                     | Take ¼ of the cake in that shop
            """)
    void numbersMustBeTheSame(String one, String other) {
        assertThat(score(ENGLISH, 0.5, one, other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | we have two cats in the big house by the lake  | we have three cats in the big house by the lake
            en | you may go out tonight with your good friends   | you may not go out tonight with your good friends
            en | you do go out tonight with your good friends    | you don't go out tonight with your good friends
            en | you do go out tonight with your good friends    | you don’t go out tonight with your good friends
            en | you can cross the road here today                | you can´t cross the road here today
            en | we have a smoking room for you tonight           | we have a non-smoking room for you tonight
            en | we have a smoking room for you tonight           | we have a non smoking room for you tonight
            en | this is somebody's hat on the chair              | this is nobody's hat on the chair
            en | they rarely come to the house by the lake        | they often come to the house by the lake
            fr | elle veut qu'un ami vienne avec elle             | elle veut qu'aucun ami vienne avec elle
            en | he is happy about the way that things are       | he is unhappy about the way that things are
            en | come on monday to the big house by the lake     | come on tuesday to the big house by the lake
            de | das ist nun wirklich sehr schön gemacht         | das ist nun wirklich nicht sehr schön gemacht
            de | das hat einundzwanzig schöne neue sachen        | das hat zweiundzwanzig schöne neue sachen
            fr | elle vient demain avec ses amis                 | elle ne vient pas demain avec ses amis
            es | ella viene al pueblo con sus amigos             | ella no viene al pueblo con sus amigos
            it | lei viene in paese con i suoi amici             | lei non viene in paese con i suoi amici
            pt | ela vem para casa com seus amigos               | ela não vem para casa com seus amigos
            nl | zij komt morgen met haar vrienden               | zij komt morgen niet met haar vrienden
            sv | hon kommer med sina vänner                      | hon kommer inte med sina vänner
            da | hun kommer med sine venner                      | hun kommer ikke med sine venner
            nb | hun kommer med sine venner                      | hun kommer ikke med sine venner
            """)
    void negationsAndNumberWordsMustBeTheSame(String language, String one, String other) {
        assertThat(score(language, 0.3, one, other)).isEmpty();
        assertThat(score(language, 0.3, other, one)).isEmpty();
    }

    @Test
    void negationsOfAnotherLanguageAreWords() {
        assertThat(score("en", 0.5, "so they say nie to the old man", "so they say to the old man"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Today Anna comes with all of her good friends | Today Peter comes with all of her good friends
            Anna comes with all of her good friends today | Peter comes with all of her good friends today
            Today Anna comes with all of her good friends | Today comes with all of her good friends
            We polish the old table and go to bed         | We Polish the old table and go to bed
            They told us to go home right away            | They told US to go home right away
            She met Dr. Smith at the old house            | She met Dr. Jones at the old house
            """)
    void namesMustBeTheSameUnlessSwitchedOff(String one, String other) {
        assertThat(score(ENGLISH, 0.5, one, other)).isEmpty();
        assertThat(score(ENGLISH, 0.5, other, one)).isEmpty();
        assertThat(compare(new WordReader(false), ENGLISH, 0.5, one, other)).isPresent();
    }

    @Test
    void englishIIsNoName() {
        assertThat(score(ENGLISH, 0.7, "so I think that we go home now", "so think that we go home now"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "dog bites man, man bites dog",
        "a very very good day, a very good day",
        "so they go and so we stay, so they go and we so stay"
    })
    void orderAndRepetitionMatter(String one, String other) {
        assertThat(score(ENGLISH, 0.5, one, other)).isEmpty();
        assertThat(score(ENGLISH, 0.5, other, one)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "you are coming with us., you are coming with us?",
        "[whispers] you are coming with us, [laughs] you are coming with us",
        "[whispers] you are coming with us, you are coming with us",
        "you and me are coming, you & me are coming",
        "we ❤ you all the time, we ☠ you all the time"
    })
    void questionsAndStageDirectionsAndSymbolsAreHeard(String one, String other) {
        assertThat(score(ENGLISH, 0.5, one, other)).isEmpty();
        assertThat(score(ENGLISH, 0.5, other, one)).isEmpty();
    }

    @Test
    void thresholdIsReachedAtItsVeryValue() {
        String seventeen = "a b c d e f g h j k l m n o p q r";
        assertThat(score(ENGLISH, seventeen, seventeen + " s t v")).hasValue(0.85);
        assertThat(score(ENGLISH, seventeen, seventeen + " s t v w")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "?!", "– … –", "$ € ?"})
    void textsWithoutWordsAreSimilarToNothing(String text) {
        assertThat(score(ENGLISH, 0.1, text, text)).isEmpty();
        assertThat(score(ENGLISH, 0.1, text, "a word")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cs, přijde dnes večer s přáteli, nepřijde dnes večer s přáteli",
        "'', we are all good friends, we are good friends",
        "ja, 今日はとても良い天気ですね, 今日は良い天気ですね",
        "en, мы все хорошие друзья и соседи, мы хорошие друзья и соседи"
    })
    void noWordMayDifferInALanguageWhoseNegationsAreNotKnown(String language, String one, String other) {
        assertThat(score(language, 0.1, one, other)).isEmpty();
        assertThat(score(language, 0.1, one, one + "!")).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"th, สวัสดีตอนเช้าเพื่อนรัก", "zh, 今天天气很好我们去公园", "ja, 今日はとても良い天気ですね"})
    void wordsOfLanguagesWithoutSpacesAreToldApart(String language, String text) {
        assertThat(new WordReader(true).read(text, language)).hasSizeGreaterThan(3);
    }

    @Test
    void spellingsOfUnicodeAreOne() {
        assertThat(score("fr", "la crème brûlée est bonne", "la cre\u0300me bru\u0302le\u0301e est bonne"))
                .hasValue(1);
        assertThat(score("de", 0.5, "die maße des hauses", "die masse des hauses"))
                .hasValue(0.6);
    }

    private static OptionalDouble score(String language, String one, String other) {
        return score(language, 0.85, one, other);
    }

    private static OptionalDouble score(String language, double threshold, String one, String other) {
        return compare(new WordReader(true), language, threshold, one, other);
    }

    private static OptionalDouble compare(
            WordReader reader, String language, double threshold, String one, String other) {
        WordDictionary dictionary = new WordDictionary();
        NumberedWords first = number(dictionary, reader.read(one, language));
        NumberedWords second = number(dictionary, reader.read(other, language));
        double score =
                new TextComparison(first, new JaccardThreshold(threshold)).score(second.inOrder(), second.size());
        return score == TextComparison.NO_MATCH ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    private static NumberedWords number(WordDictionary dictionary, List<SpokenWord> words) {
        return NumberedWords.of(words.stream()
                .mapToInt(word -> NumberedWords.word(dictionary.take(word.form()), word.kind()))
                .toArray());
    }
}
