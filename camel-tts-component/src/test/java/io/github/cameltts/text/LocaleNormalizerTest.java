package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cameltts.engine.http.LogCapture;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocaleNormalizerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            21 Hunde, 1 Katze          | einundzwanzig Hunde, eins Katze
            1.234,5                    | eintausendzweihundertvierunddreißig Komma fünf
            -7                         | minus sieben
            007                        | null null sieben
            am 3. Mai                  | am dritten Mai
            der 3. Tag                 | der dritte Tag
            Er ist 3. Er kam.          | Er ist drei. Er kam.
            am 05.03.2024 um 14:30 Uhr | am fünften März zweitausendvierundzwanzig um vierzehn Uhr dreißig
            2024-03-05                 | fünfter März zweitausendvierundzwanzig
            2024-13-05                 | zweitausendvierundzwanzig dreizehn null fünf
            um 1:00                    | um ein Uhr
            42,50 €                    | zweiundvierzig Euro fünfzig
            1 €                        | ein Euro
            $5                         | fünf US-Dollar
            5 km/h, 1 h, 20 °C, 3 %    | fünf Kilometer pro Stunde, eine Stunde, zwanzig Grad Celsius, drei Prozent
            10–15 Leute                | zehn bis fünfzehn Leute
            Dr. Müller, z. B. hier     | Doktor Müller, zum Beispiel hier
            usw. Dann                  | und so weiter. Dann
            so usw.                    | so und so weiter.
            A & B                      | A und B
            info@beispiel.de           | info ät beispiel Punkt de
            „Schön“ – sagte er …       | Schön, sagte er,
            """)
    void german(String written, String spoken) {
        assertThat(TextNormalizer.forLanguage("de").normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            21 chats                | vingt-et-un chats
            1 234,5                 | mille deux cent trente-quatre virgule cinq
            le 1er, la 1re, le 2e   | le premier, la première, le deuxième
            le 01/05/2024           | le premier mai deux mille vingt-quatre
            à 14h30                 | à quatorze heures trente
            à 1:00                  | à une heure
            42,50 €                 | quarante-deux euros cinquante
            20 °C, 3 %              | vingt degrés Celsius, trois pour cent
            M. Dupont et Mme X      | monsieur Dupont et madame X
            l'été « vraiment » !    | l'été vraiment!
            """)
    void french(String written, String spoken) {
        assertThat(TextNormalizer.forLanguage("fr-FR").normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            21 gatos              | veintiuno gatos
            1.234,5               | mil doscientos treinta y cuatro coma cinco
            el 1.º, la 2ª, 1er    | el primero, la segunda, primer
            el 5/3/2024           | el cinco de marzo de dos mil veinticuatro
            a las 14:30           | a las catorce treinta
            21 €                  | veintiún euros
            1 h                   | una hora
            ¿Qué? ¡Hola!          | Qué? Hola!
            Sra. Gómez & Sr. Ruiz | señora Gómez y señor Ruiz
            """)
    void spanish(String written, String spoken) {
        assertThat(TextNormalizer.forLanguage("es").normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ru | 5 км и 21 | пять км и двадцать один
            ar | ٢١        | واحد وعشرون
            hi | 5।        | पाँच.
            pl | 3,5 %     | trzy przecinek pięć procent
            tr | 3. gün    | üçüncü gün
            tr | 5 ₺, ₺8   | beş Türk lirası, sekiz Türk lirası
            tr-TR | 8,50 € | sekiz Euro elli
            tr-TR | 5 ₺, 3 km | beş Türk lirası, üç kilometre
            pt-CV | 5 €    | cinco euros
            fr | -$-5      | moins cinq dollars des États-Unis
            ja | 5%        | 五 パーセント
            """)
    void anyLanguageOfIcu(String language, String written, String spoken) {
        assertThat(TextNormalizer.forLanguage(language).normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ar", "ja"})
    void numbersOfTwentyDigitsAreReadDigitByDigitWhateverTheyCount(String language) {
        TextNormalizer normalizer = TextNormalizer.forLanguage(language);
        String nine = normalizer.normalize("9");

        for (String form : List.of(
                "%s",
                "%s €",
                "€%s",
                "$%s",
                "%s $",
                "%s kg",
                "%s km",
                "%s %%",
                "-%s €",
                "-%s kg",
                "%s,50 €",
                "%s.5 km",
                "-%s,25 %%",
                "-$%s.99",
                "%s EUR",
                "-%s,5")) {
            String spoken = normalizer.normalize(form.formatted("9".repeat(20)));

            assertThat(spoken).as(form).doesNotContainPattern("\\d").contains((nine + " ").repeat(19) + nine);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            de | -1000000000000000,25 km | minus eins null null null null null null null null null null null null null null null Komma zwei fünf Kilometer
            de | 999.999.999.999.999 €   | neunhundertneunundneunzig Billionen neunhundertneunundneunzig Milliarden neunhundertneunundneunzig Millionen neunhundertneunundneunzigtausendneunhundertneunundneunzig Euro
            fr | 1000000000000000,5      | un zéro zéro zéro zéro zéro zéro zéro zéro zéro zéro zéro zéro zéro zéro zéro virgule cinq
            ru | 1000000000000000,5      | один ноль ноль ноль ноль ноль ноль ноль ноль ноль ноль ноль ноль ноль ноль ноль, пять
            """)
    void signAndFractionOfLongNumbersAreRead(String language, String written, String spoken) {
        assertThat(TextNormalizer.forLanguage(language).normalize(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ru", "ja", "ar", "en", "tr-TR"})
    void whateverIsWrittenIsNormalized(String language) {
        TextNormalizer normalizer = TextNormalizer.forLanguage(language);
        Random random = new Random(11);
        String likely = "0123456789٢٣९.,:;-/–€$%°²'’() \u00A0\u202F\u00ADkmgzBUhEURIVº₺¥";
        for (int i = 0; i < 500; i++) {
            String text = random.ints(random.nextInt(300))
                    .map(r -> r < 0 ? likely.charAt(Math.floorMod(r, likely.length())) : r % 0x20000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThatCode(() -> normalizer.normalize(text)).as(text).doesNotThrowAnyException();
        }
    }

    @Test
    void withoutNumberWordsDigitsStayAndTheLogSaysSo() {
        try (LogCapture log = LogCapture.open(Level.INFO)) {
            TextNormalizer yoruba = TextNormalizer.forLanguage("yo");

            assertThat(yoruba.normalize("Ọjọ́ 21 & 3,5 – «bẹ́ẹ̀»!"))
                    .startsWith("Ọjọ́ 21 ")
                    .endsWith(" 3,5, bẹ́ẹ̀!");
            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .containsExactly("Numbers stay digits in yo: ICU has no words for them");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "🎉", "\u0000", "\uD83C", "()", "—", "?!"})
    void nothingSpeakableIsEmpty(String text) {
        assertThat(TextNormalizer.forLanguage("de").normalize(text)).isEmpty();
    }

    @Test
    void englishHasRulesOfItsOwn() {
        assertThat(TextNormalizer.forLanguage("en-GB").normalize("$42.50"))
                .isEqualTo("forty two dollars and fifty cents");
    }

    @Test
    void manyThreadsGetTheSame() {
        TextNormalizer german = TextNormalizer.forLanguage("de");
        String once = german.normalize("Am 05.03.2024 um 14:30 kosten 3 kg 42,50 €.");

        List<String> often = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> german.normalize("Am 05.03.2024 um 14:30 kosten 3 kg 42,50 €."))
                .distinct()
                .toList();

        assertThat(often).containsExactly(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.", "1,", "1-", "z.", "€1", "'", "a.", "9 ", "12:30", "(", "–1"})
    void longRepetitionsAreNormalizedInTime(String piece) {
        TextNormalizer german = TextNormalizer.forLanguage("de");
        String hostile = piece.repeat(20_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> german.normalize(hostile));
    }
}
