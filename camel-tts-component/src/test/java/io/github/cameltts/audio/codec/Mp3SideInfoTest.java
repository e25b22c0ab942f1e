package io.github.cameltts.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.Mp3Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp3SideInfoTest {

    /** The last of the granules, of each kind of header, with a checksum and without. */
    @ParameterizedTest
    @CsvSource({
        "FFFB90C0, 32, 77",
        "FFFA90C0, 48, 77",
        "FFFB9000, 32, 197",
        "FFFA9000, 48, 197",
        "FFF390C0, 32, 9",
        "FFF290C0, 48, 9",
        "FFF39000, 32, 73",
        "FFF29000, 48, 73"
    })
    void theLastGranuleIsFoundInEachKindOfFrame(String header, int sideInfo, int granule) {
        boolean two = header.charAt(3) >= 'A';
        int bigValues = sideInfo + granule + 12;
        int switched = bigValues + 9 + 8 + (two ? 4 : 9);
        int length = sideInfo + granule;

        assertThat(isPossible(header)).isTrue();
        assertThat(isPossible(header, bigValues, bigValues + 3)).isTrue();
        assertThat(isPossible(header, bigValues, bigValues + 3, bigValues + 8)).isFalse();
        assertThat(isPossible(header, switched, switched + 2)).isTrue();
        assertThat(isPossible(header, switched)).isFalse();
        assertThat(isPossible(header, length + 1)).isTrue();
        assertThat(isPossible(header, length, length + 1, length + 2)).isFalse();
    }

    /** Of a frame of zeroes but for its header and some bits. */
    private static boolean isPossible(String header, int... ones) {
        byte[] bytes = new byte[2000];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) Integer.parseInt(header.substring(2 * i, 2 * i + 2), 16);
        }
        Mp3Frame frame = Mp3Frame.at(bytes, 0).orElseThrow();
        for (int bit : ones) {
            bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return Mp3SideInfo.isPossible(bytes, frame);
    }
}
