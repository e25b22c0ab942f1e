package io.github.cameltts.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import org.junit.jupiter.api.Test;

class PcmRecordingTest {

    private static final short[] ALL = all();

    private static short[] all() {
        short[] all = new short[65536];
        for (int i = 0; i < all.length; i++) {
            all[i] = (short) (i - 32768);
        }
        return all;
    }

    @Test
    void samplesOf16BitsComeThroughUnchanged() {
        Speech wav = new Speech(WavFile.encode(ALL, 22050), AudioFormat.WAV, 0);
        Speech pcm = new Speech(PcmSamples.toBytes(ALL), AudioFormat.PCM, 22050);

        assertThat(PcmRecording.of(wav).samples()).isEqualTo(ALL);
        assertThat(PcmRecording.of(pcm).samples()).isEqualTo(ALL);
        assertThat(PcmRecording.of(wav).sampleRate()).isEqualTo(22050);
        assertThat(PcmRecording.of(wav).atRate(22050).samples()).isEqualTo(ALL);
    }

    @Test
    void ofTwoChannelsTheMeanIsLeft() {
        byte[] stereo = new WavFile(new float[] {0.5f, 0.25f, -1, 1, 0.5f, 0.5f}, 8000, 2).toBytes();

        assertThat(PcmRecording.of(new Speech(stereo, AudioFormat.WAV, 0)).samples())
                .containsExactly((short) 12288, (short) 0, (short) 16384);
    }

    @Test
    void onlyMonoOf16BitsIsReadExactly() {
        byte[] stereo = new WavFile(new float[] {0.5f, 0.25f}, 8000, 2).toBytes();
        Speech mono = new Speech(WavFile.encode(ALL, 22050), AudioFormat.WAV, 0);

        assertThat(PcmRecording.exact(mono).samples()).isEqualTo(ALL);
        assertThatThrownBy(() -> PcmRecording.exact(new Speech(stereo, AudioFormat.WAV, 0)))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("16-bit");
    }

    @Test
    void loudSoundStaysWithinItsBoundsAtAnotherRate() {
        short[] square = new short[4000];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }

        short[] resampled = new PcmRecording(square, 16000).atRate(44100).samples();

        for (int i = 500; i < resampled.length - 500; i++) {
            // The middle of each half wave, where an overflow would turn its sign around.
            double phase = i / 44100.0 * 16000 / 20 % 2;
            if (phase > 0.3 && phase < 0.7) {
                assertThat(resampled[i]).isGreaterThan((short) 20000);
            } else if (phase > 1.3 && phase < 1.7) {
                assertThat(resampled[i]).isLessThan((short) -20000);
            }
        }
    }

    @Test
    void samplesWithoutARateAreRefused() {
        assertThatThrownBy(() -> PcmRecording.of(new Speech(new byte[200], AudioFormat.PCM, 0)))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("did not tell the sample rate");
    }
}
