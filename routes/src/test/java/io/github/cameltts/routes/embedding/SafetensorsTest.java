package io.github.cameltts.routes.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeakerEmbedding.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of numbers, also those that an attacker has made. */
class SafetensorsTest {

    private static final SpeakerEmbedding SPEAKER = new SpeakerEmbedding(new TreeMap<>(Map.of(
            SpeakerEmbedding.VECTOR,
            new Tensor(List.of(3), new float[] {1.5f, -0f, Float.MIN_VALUE}),
            "gpt_cond_latent",
            new Tensor(List.of(2, 2), new float[] {1, 2, 3, Float.MAX_VALUE}))));

    @Test
    void whatIsWrittenIsReadToTheLastBit() throws IOException {
        SpeakerEmbedding read = SafetensorsReader.read(Safetensors.write(SPEAKER, Map.of("encoder", "ä\"\n")));

        assertThat(read.tensors()).hasSize(2);
        read.tensors().forEach((name, tensor) -> {
            assertThat(tensor.shape()).isEqualTo(SPEAKER.tensors().get(name).shape());
            assertThat(tensor.values())
                    .containsExactly(SPEAKER.tensors().get(name).values());
        });
    }

    @Test
    void theFileIsAsTheFormatSays() {
        byte[] file = Safetensors.write(SPEAKER, Map.of("encoder", "e"));

        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat(length % 8).isZero();
        assertThat(new String(file, 8, length, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"__metadata__\":{\"encoder\":\"e\"},"
                        + "\"gpt_cond_latent\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
                        + "\"speaker_embedding\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[16,28]}}");
        assertThat(file).hasSize(8 + length + 28);
        assertThat(bytes.getFloat(8 + length + 4)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"speaker_embedding":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}                                        | the type 'F64'
        {"speaker_embedding":{"shape":[2],"data_offsets":[0,8]}}                                                      | the type ''
        {"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}                                       | lies at 0 to 16 of 8
        {"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                                        | lies at 8 to 0
        {"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}                                       | where it lies
        {"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}                      | lies at 0 to
        {"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[0,18446744073709551624]}}                     | where it lies
        {"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[0.0,8.0]}}                                    | where it lies
        {"speaker_embedding":{"dtype":"F32","shape":[2]}}                                                             | where it lies
        {"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[0,7]}}                                        | lies at 0 to 7
        {"speaker_embedding":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                                        | do not agree
        {"speaker_embedding":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,8]}}                  | do not agree
        {"speaker_embedding":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}                                    | do not agree
        {"speaker_embedding":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}                                      | shape that is none
        {"speaker_embedding":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                                        | 4 bytes of the 8
        {"speaker_embedding":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                                        | overlap, or leave a gap
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"speaker_embedding":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | overlap
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"speaker_embedding":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | same place
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                                                        | no vector
        {"speaker_embedding":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}                                      | no vector
        {"speaker_embedding":7}                                                                                       | the type ''
        {}                                                                                                            | 0 bytes of the 8
        []                                                                                                            | no object
        {"a":1,"a":2}                                                                                                 | Duplicate
        {} {}                                                                                                         | Trailing
        {"speaker_embedding"                                                                                          | end-of-input
        """)
    void aHostileHeaderIsRefused(String header, String reason) {
        assertThatThrownBy(() -> SafetensorsReader.read(file(header.length(), header, new byte[8])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"-9223372036854775808", "9223372036854775807", "-1", "99999999", "31"})
    void aHeaderCannotBeLongerThanTheFile(long length) {
        assertThatThrownBy(() -> SafetensorsReader.read(file(length, "{}", new byte[28])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("header is said to have " + Long.toUnsignedString(length));
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        String header = "{\"speaker_embedding\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        byte[] nan = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(Float.NaN)
                .array();

        assertThatThrownBy(() -> SafetensorsReader.read(file(header.length(), header, nan)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no number");
    }

    @Test
    void noTruncationAndNoChangeOfAByteBreaksTheReader() {
        byte[] file = Safetensors.write(SPEAKER, Map.of());
        Random random = new Random(6);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> SafetensorsReader.read(cut)).isInstanceOf(IOException.class);
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = file.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            assertThat(failure(changed)).isTrue();
        }
    }

    /** Whether the file is read, or refused in the one way that is promised. */
    private static boolean failure(byte[] file) {
        try {
            return SafetensorsReader.read(file).vector().length > 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static byte[] file(long length, String header, byte[] numbers) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(json)
                .put(numbers)
                .array();
    }
}
