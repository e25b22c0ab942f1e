package io.github.cameltts.audio;

import static io.github.cameltts.audio.AudioFixtures.ascii;
import static io.github.cameltts.audio.AudioFixtures.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        float[] tone = AudioFixtures.tone(800, 8000);

        WavFile read = WavFile.decode(WavFile.encode(tone, 8000));

        assertThat(read.sampleRate()).isEqualTo(8000);
        assertThat(read.samples()).containsExactly(tone, within(1e-4f));
    }

    @Test
    void clipsWhatIsTooLoudAndSilencesWhatIsNoNumber() {
        byte[] bytes = PcmSamples.toBytes(new float[] {2f, -2f, Float.NaN});

        assertThat(PcmSamples.toFloats(bytes)).containsExactly(1f, -1f, 0f);
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "1, 16", "1, 24", "1, 32", "3, 32", "3, 64"})
    void readsEveryUsualWidth(int encoding, int bits) {
        ByteBuffer data = ByteBuffer.allocate(2 * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        putSample(data, encoding, bits, 0.5);
        putSample(data, encoding, bits, -0.25);

        WavFile read = WavFile.decode(wav(encoding, 1, bits, data.array()));

        assertThat(read.samples()).containsExactly(new float[] {0.5f, -0.25f}, within(0.01f));
    }

    @Test
    void mixesChannels() {
        byte[] stereo = PcmSamples.toBytes(new float[] {0.5f, 0.1f, -0.5f, 0.5f});

        assertThat(WavFile.decode(wav(1, 2, 16, stereo)).mono()).containsExactly(new float[] {0.3f, 0f}, within(1e-4f));
    }

    @Test
    void readsTheExtensibleHeader() {
        byte[] wav = wav(0xFFFE, 1, 16, PcmSamples.toBytes(new float[] {0.5f, 0.5f}));
        byte[] extension = {
            22,
            0,
            16,
            0,
            4,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            16,
            0,
            (byte) 0x80,
            0,
            0,
            (byte) 0xAA,
            0,
            0x38,
            (byte) 0x9B,
            0x71
        };
        byte[] header = Arrays.copyOf(wav, 36);
        header[16] = 40;
        byte[] extensible = join(header, extension, Arrays.copyOfRange(wav, 36, wav.length));
        ByteBuffer.wrap(extensible).order(ByteOrder.LITTLE_ENDIAN).putInt(4, extensible.length - 8);

        assertThat(WavFile.decode(extensible).samples()).containsExactly(new float[] {0.5f, 0.5f}, within(1e-4f));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 0x7FFF_F000, 0x7FFF_F024})
    void measuresAStreamWhoseSizeWasNotKnown(int placeholder) {
        byte[] wav = WavFile.encode(new float[4000], 8000);
        ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(4, placeholder);
        header.putInt(40, placeholder);

        assertThat(AudioInspector.inspect(wav, AudioFormat.WAV).duration()).contains(Duration.ofMillis(500));
        assertThat(WavFile.withRealSizes(wav)).isEqualTo(WavFile.encode(new float[4000], 8000));
    }

    @Test
    void findsTheSamplesBehindOtherChunks() {
        byte[] wav = WavFile.encode(new float[] {0.5f}, 8000);
        byte[] list = join(ascii("LIST"), new byte[] {3, 0, 0, 0, 'a', 'b', 'c', 0});
        byte[] withList = join(Arrays.copyOf(wav, 36), list, Arrays.copyOfRange(wav, 36, wav.length));
        ByteBuffer.wrap(withList).order(ByteOrder.LITTLE_ENDIAN).putInt(4, withList.length - 8);

        assertThat(WavFile.decode(withList).samples()).containsExactly(new float[] {0.5f}, within(1e-4f));
    }

    @Test
    void refusesAnEncodingItDoesNotRead() {
        assertThatThrownBy(() -> WavFile.decode(wav(7, 1, 8, new byte[100])))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("Convert");
    }

    private static void putSample(ByteBuffer data, int encoding, int bits, double value) {
        if (encoding == 3) {
            if (bits == 32) {
                data.putFloat((float) value);
            } else {
                data.putDouble(value);
            }
            return;
        }
        long scaled = Math.round(value * (1L << (bits - 1))) + (bits == 8 ? 128 : 0);
        for (int i = 0; i < bits / 8; i++) {
            data.put((byte) (scaled >> (8 * i)));
        }
    }

    private static byte[] wav(int encoding, int channels, int bits, byte[] data) {
        byte[] wav = WavFile.wrap(data, 8000);
        ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(20, (short) encoding)
                .putShort(22, (short) channels)
                .putShort(32, (short) (channels * bits / 8))
                .putShort(34, (short) bits);
        return wav;
    }
}
