package io.github.cameltts.routes.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | not never don't isn't dont cannot without unless unhappy disagree harmless nobody
            en | two eleven twentieth first hundred million half twice monday march
            de | nicht kein keinem nie ohne unmöglich arbeitslos niemand
            de | zwei dreiundzwanzig zweitausenddreihundert zwölfte halb montag januar
            fr | ne pas n'est jamais rien sans impossible aucune
            fr | deux quatre vingt première mille lundi janvier
            es | no nunca ningún sin imposible dos veinte primera lunes enero
            it | non mai nessuno senza sfortunato due venti prima lunedì gennaio
            pt | não nunca nenhuma sem impossível dois vinte primeira janeiro
            nl | niet geen nooit zonder onmogelijk werkloos twee eenentwintig eerste maandag januari
            sv | inte ingen aldrig utan omöjlig två tjugo första måndag januari
            da | ikke ingen aldrig uden umulig to tyve første mandag januar
            nb | ikke ingen aldri uten umulig to tjue første mandag januar
            """)
    void negationsAndNumbersAndDatesMustNotDiffer(String language, String words) {
        FixedWords fixed = FixedWords.of(language).orElseThrow();

        assertThat(List.of(words.split(" ")))
                .allSatisfy(word -> assertThat(fixed.contains(word)).as(word).isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | the cat and weather of train parcel tone someone
            de | der und katze wetter schnell
            fr | le chat et rapide bonjour
            es | el gato y rápido
            it | il gatto e veloce
            pt | o gato e rápido
            nl | de kat en snel
            sv | katten och snabb
            da | katten og hurtig
            nb | katten og rask
            """)
    void otherWordsMay(String language, String words) {
        FixedWords fixed = FixedWords.of(language).orElseThrow();

        assertThat(List.of(words.split(" ")))
                .allSatisfy(word -> assertThat(fixed.contains(word)).as(word).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-AT", "pt-BR", "fr", "nl-BE", "EN-us"})
    void regionOfALanguageDoesNotMatter(String tag) {
        assertThat(FixedWords.of(tag))
                .isSameAs(FixedWords.of(tag.substring(0, 2).toLowerCase(Locale.ROOT)));
        assertThat(FixedWords.of(tag)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "und", "cs", "ja", "zh-Hans", "th", "tr", "no such language", "-"})
    void languagesWithoutAListAreNotKnown(String tag) {
        assertThat(FixedWords.of(tag)).isEmpty();
    }
}
