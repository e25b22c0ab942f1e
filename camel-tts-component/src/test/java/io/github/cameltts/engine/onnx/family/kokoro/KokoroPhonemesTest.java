package io.github.cameltts.engine.onnx.family.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KokoroPhonemesTest {

    @ParameterizedTest
    @CsvSource({
        "həlˈoʊ wˈɜːld, həlˈO wˈɜɹld",
        "ðə bˈɔɪz tʃˈɔɪs, ðə bˈYz ʧˈYs",
        "plˈeɪɚ fˈaɪɚ, plˈAəɹ fˈIəɹ",
        "ˌæbɚɹˈeɪʃən bˈɛɾɚ ɹˈʌn, ˌæbəɹˈAʃən bˈɛTəɹ ɹˈʌn",
        "wˈɔːɾɚ kˈaʊz, wˈɔTəɹ kˈWz",
        "bˈʌʔn̩ dʒˈʌdʒ, bˈʌtᵊn ʤˈʌʤ",
        "bˈɑːɾəl əlˈaʊ, bˈɑTᵊl əlˈW",
        "ɹˈoʊzᵻz hˈɪɹ, ɹˈOzᵻz hˈɪɹ",
        "kˈæts, kˈæts"
    })
    void americanEnglish(String espeak, String kokoro) {
        assertThat(KokoroPhonemes.AMERICAN.of(espeak)).isEqualTo(kokoro);
    }

    @ParameterizedTest
    @CsvSource({
        "həlˈəʊ wˈɜːld, həlˈQ wˈɜːld",
        "hˈiə ðˈeə, hˈɪə ðˈɛː",
        "bˈɒtəl plˈeɪə, bˈɒtᵊl plˈAə",
        "tʃˈɜːtʃ kˈats, ʧˈɜːʧ kˈats"
    })
    void britishEnglish(String espeak, String kokoro) {
        assertThat(KokoroPhonemes.BRITISH.of(espeak)).isEqualTo(kokoro);
    }

    @ParameterizedTest
    @CsvSource({
        "ˈaɪ mˈutʃas, ˈI mˈuʧas",
        "la pˈitsːa, la pˈiʦːa",
        "tʃˈaʊ nˈɐ̃ʊ̃, ʧˈW nˈɐ̃ʊ̃",
        "ɡɐɾsˈõ, ɡɐɾsˈo\u0303",
        "nəmˈʌsteː, nəmˈʌsteː",
        "ˈiç, ˈiç"
    })
    void otherLanguages(String espeak, String kokoro) {
        assertThat(KokoroPhonemes.OTHERS.of(espeak)).isEqualTo(kokoro);
    }
}
