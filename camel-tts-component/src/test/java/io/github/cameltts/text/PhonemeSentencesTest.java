package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhonemeSentencesTest {

    @Test
    void cutsAfterEachSentence() {
        assertThat(PhonemeSentences.split("wˈʌn. tˈuː? θɹˈiː!", 100)).containsExactly("wˈʌn.", "tˈuː?", "θɹˈiː!");
    }

    @Test
    void keepsClausesTogether() {
        assertThat(PhonemeSentences.split("wˈʌn, tˈuː; θɹˈiː", 100)).containsExactly("wˈʌn, tˈuː; θɹˈiː");
    }

    @Test
    void cutsLongSentencesAtTheLastPause() {
        assertThat(PhonemeSentences.split("aa bb, cc dd ee.", 12)).containsExactly("aa bb,", "cc dd ee.");
    }

    @Test
    void cutsBetweenWordsWhereThereIsNoPause() {
        assertThat(PhonemeSentences.split("aaa bbb ccc ddd", 9)).containsExactly("aaa bbb", "ccc ddd");
    }

    @Test
    void neverCutsAWord() {
        assertThat(PhonemeSentences.split("aaaaaaaaaaaa bb", 5)).containsExactly("aaaaaaaaaaaa", "bb");
    }

    @Test
    void nothingGivesNoSentence() {
        assertThat(PhonemeSentences.split("", 5)).isEmpty();
    }
}
