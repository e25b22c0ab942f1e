package io.github.cameltts.engine.onnx.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhonemeIdsTest {

    private final PhonemeIds ids = new PhonemeIds(
            Map.of(
                    "_",
                    new long[] {0},
                    "^",
                    new long[] {1},
                    "$",
                    new long[] {2},
                    "a",
                    new long[] {7},
                    "c",
                    new long[] {8, 9},
                    "\u0327",
                    new long[] {5}),
            Map.of("z", List.of("a", "a")),
            new UnknownSymbols("test", List.of((int) 'a', (int) 'c')));

    @Test
    void padsEveryPhonemeButTheEnd() {
        assertThat(ids.of("aa")).containsExactly(1, 0, 7, 0, 7, 0, 2);
    }

    @Test
    void aPhonemeMayHaveSeveralIds() {
        assertThat(ids.of("c")).containsExactly(1, 0, 8, 9, 0, 2);
    }

    @Test
    void composedCharactersAreTakenApart() {
        assertThat(ids.of("\u00e7")).containsExactly(1, 0, 8, 9, 0, 5, 0, 2);
    }

    @Test
    void unknownPhonemesAreLeftOut() {
        assertThat(ids.of("xa\uD83C\uDF89")).containsExactly(1, 0, 7, 0, 2);
    }

    @Test
    void whatHasNoSoundHasNoIds() {
        assertThat(ids.of("")).isEmpty();
        assertThat(ids.of("x")).isEmpty();
        assertThat(ids.of("\u0327")).isEmpty();
    }

    @Test
    void aModelMayWantAPhonemeWrittenInAnotherWay() {
        assertThat(ids.of("z")).containsExactly(1, 0, 7, 0, 7, 0, 2);
    }
}
