package io.github.cameltts.engine.onnx.family.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyArrayTest {

    private static final String HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (510, 1, 256), }";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsAllVersions(int version) throws IOException {
        byte[] array = array(version, HEADER, 510);
        ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putFloat(array.length - 510 * 1024 + 7 * 1024, 0.5f);

        float[] style = new float[256];
        read(array).addTo(style, 7, 2);

        assertThat(style[0]).isEqualTo(1);
    }

    @Test
    void theLastRowServesLongerSentences() throws IOException {
        byte[] array = array(1, HEADER, 510);
        ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putFloat(array.length - 1024, 0.5f);

        float[] style = new float[256];
        read(array).addTo(style, 510, 1);

        assertThat(style[0]).isEqualTo(0.5f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '>f4', 'fortran_order': False, 'shape': (510, 1, 256), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (510, 1, 256), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (510, 1, 256), }",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (510, 1, 256), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (510, 2, 128), }",
                ""
            })
    void arraysOfOtherKindsAreRefused(String header) {
        assertThatThrownBy(() -> read(array(1, header, 510)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("32-bit numbers");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "509", "1025"})
    void packsOfOtherLengthsAreRefused(int rows) {
        assertThatThrownBy(() -> read(array(1, HEADER, rows)))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("522240");
    }

    @Test
    void aPackMustHoldNumbers() {
        byte[] array = array(1, HEADER, 510);
        ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putFloat(array.length - 4, Float.NaN);

        assertThatThrownBy(() -> read(array))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no numbers");
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> read("This is no array at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no array of NumPy");
        assertThatThrownBy(() -> read(new byte[3])).isInstanceOf(IOException.class);
    }

    @Test
    void aHugeHeaderIsNotRead() {
        byte[] array = array(2, HEADER, 0);
        ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);

        assertThatThrownBy(() -> read(array)).isInstanceOf(IOException.class).hasMessageContaining("4294967295");
    }

    private static VoicePack read(byte[] array) throws IOException {
        return NpyArray.read(new ByteArrayInputStream(array), "test");
    }

    private static byte[] array(int version, String header, int rows) {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer array = ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length + rows * 1024)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            array.putShort((short) text.length);
        } else {
            array.putInt(text.length);
        }
        return array.put(text).array();
    }
}
