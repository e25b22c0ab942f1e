package io.github.cameltts.routes.drop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextDecoderTest {

    private static final String TEXT = "Grüße,\n你好 🎈";

    @ParameterizedTest
    @MethodSource
    void knowsUnicodeWithAndWithoutMark(byte[] bytes) {
        assertThat(TextDecoder.decode(bytes)).isEqualTo(TEXT);
    }

    static Stream<byte[]> knowsUnicodeWithAndWithoutMark() {
        return Stream.of(
                TEXT.getBytes(UTF_8),
                ("\uFEFF" + TEXT).getBytes(UTF_8),
                ("\uFEFF" + TEXT).getBytes(UTF_16BE),
                ("\uFEFF" + TEXT).getBytes(UTF_16LE));
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsNotText(byte[] bytes) {
        assertThatThrownBy(() -> TextDecoder.decode(bytes))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("Save it as plain text in UTF-8");
    }

    static Stream<byte[]> refusesWhatIsNotText() {
        return Stream.of(
                "Grüße".getBytes(ISO_8859_1),
                "Gr".getBytes(UTF_16LE),
                new byte[] {(byte) 0xC3},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {'a', 27, 'b'});
    }
}
