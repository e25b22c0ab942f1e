package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {

    private final TextNormalizer normalizer = TextNormalizer.english();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                         | zero
            7 of 12                   | seven of twelve
            1,234,567.89              | one million two hundred thirty four thousand five hundred sixty seven point eight nine
            -5                        | minus five
            .5                        | zero point five
            007                       | zero zero seven
            12345678901234567890      | one two three four five six seven eight nine zero one two three four five six seven eight nine zero
            1st 2nd 3rd 21st 100th    | first second third twenty first one hundredth
            1/2 3/4 2/3               | one half three quarters two thirds
            2½ cups                   | two and one half cups
            24/7                      | twenty four seven
            version 1.2.3             | version one point two point three
            MP3 and 4K                | MP three and four K
            10-15 people              | ten to fifteen people
            pages 3–5                 | pages three to five
            #1                        | number one
            """)
    void numbers(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3/4/2024             | March fourth, twenty twenty four
            25/12/1999           | December twenty fifth, nineteen ninety nine
            2024-03-04           | March fourth, twenty twenty four
            1/2/05               | January second, two thousand five
            March 4th            | March fourth
            March 4th, 2024      | March fourth, twenty twenty four
            Jan. 5               | January fifth
            4 March 2024         | the fourth of March, twenty twenty four
            the 5th of May.      | the fifth of May.
            13/13/2024           | thirteen thirteen two thousand twenty four
            in 1984              | in nineteen eighty four
            since 1905           | since nineteen oh five
            the 1990s            | the nineteen nineties
            the '80s             | the eighties
            1500 people          | one thousand five hundred people
            """)
    void dates(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3:30 pm             | three thirty PM
            3pm                 | three PM
            10 a.m. tomorrow    | ten AM tomorrow
            at 10 a.m.          | at ten AM.
            9:05                | nine oh five
            12:00               | twelve o'clock
            15:00               | fifteen hundred
            23:59               | twenty three fifty nine
            """)
    void times(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $42.50           | forty two dollars and fifty cents
            $1               | one dollar
            $0.99            | ninety nine cents
            $1,000.00        | one thousand dollars
            €5               | five euros
            5 €              | five euros
            £3.20            | three pounds and twenty pence
            20 EUR           | twenty euros
            USD 7            | seven dollars
            $3.2 million     | three point two million dollars
            -$5              | minus five dollars
            99¢              | ninety nine cents
            """)
    void currency(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 km         | five kilometers
            1 km         | one kilometer
            20 °C        | twenty degrees Celsius
            -5 °F        | minus five degrees Fahrenheit
            72°          | seventy two degrees
            35%          | thirty five percent
            2.5 %        | two point five percent
            100km/h      | one hundred kilometers per hour
            60 mph       | sixty miles per hour
            6 ft         | six feet
            12 m²        | twelve square meters
            2 GB         | two gigabytes
            5 men        | five men
            """)
    void units(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Dr. Smith                   | Doctor Smith
            Mr. and Mrs. Brown          | Mister and Missus Brown
            Visit St. Paul's on Main St. | Visit Saint Paul's on Main Street.
            12 Main St. near St. Louis  | twelve Main Street near Saint Louis
            fruit, e.g. apples          | fruit, for example, apples
            i.e. now                    | that is, now
            pears, etc.                 | pears, et cetera.
            cats vs. dogs               | cats versus dogs
            the U.S. economy            | the US economy
            J. Smith                    | J Smith
            p. 12, no. 7                | page twelve, number seven
            Henry VIII                  | Henry the eighth
            Chapter IV                  | Chapter four
            """)
    void abbreviations(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.example.com/a.        | w w w dot example dot com slash a.
            example.org                       | example dot org
            joe.doe@example.org               | joe dot doe at example dot org
            555-0147                          | five five five, zero one four seven
            (212) 555-1234                    | two one two, five five five, one two three four
            AT&T                              | AT and T
            x = y + 2                         | x equals y plus two
            #winning                          | hashtag winning
            and/or                            | and or
            """)
    void addressesAndSymbols(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            “Hello” — she said…      | Hello, she said,
            it’s ‘fine’              | it's fine
            café naïve straße        | cafe naive strasse
            well-known               | well known
            (see above)              | see above,
            Ｈｅｌｌｏ                 | Hello
            soft\u00adly             | softly
            """)
    void typography(String written, String spoken) {
        assertThat(normalizer.normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Привет", "你好", "🎉", "...", "?!", " ", "--", "()", "\u0000"})
    void nothingSpeakableIsEmpty(String text) {
        assertThat(normalizer.normalize(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", "a.", "1-", "$1,", "(", "x@", "a-b.", "I ", "1 ", "/1"})
    void longRepetitionsAreNormalizedInTime(String piece) {
        String hostile = piece.repeat(20_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> normalizer.normalize(hostile));
    }

    @Test
    void plainSentencesStayAsTheyAre() {
        String sentence = "She said: yes, of course; why not? Wonderful!";

        assertThat(normalizer.normalize(sentence)).isEqualTo(sentence);
    }
}
