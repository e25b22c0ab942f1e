package io.github.cameltts.internal;

import static io.github.cameltts.spi.AudioFormat.MP3;
import static io.github.cameltts.spi.AudioFormat.PCM;
import static io.github.cameltts.spi.AudioFormat.WAV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SynthesisFailedException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinTest {

    /** One that no encoder would choose. */
    private static final int RATE = 11_000;

    private static final byte[] SAMPLES = samples();

    private static byte[] samples() {
        byte[] samples = new byte[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * i / 7);
        }
        return samples;
    }

    @Test
    void enginesThatMakeBothPlainFormatsHaveTwins() {
        EngineCapabilities both = EngineCapabilities.of("both", MP3, PCM, WAV);

        assertThat(Twin.of(both, WAV, 8000)).contains(new Twin(WAV, PCM, 8000));
        assertThat(Twin.of(both, PCM, 0)).contains(new Twin(PCM, WAV, 0));
        assertThat(Twin.of(both, MP3, 8000)).isEmpty();
        assertThat(Twin.of(EngineCapabilities.of("one", WAV, MP3), WAV, 8000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, RATE})
    void samplesAndRateStayAsTheyAre(int wanted) {
        Speech wav = new Twin(WAV, PCM, wanted).standIn(new Speech(SAMPLES, PCM, RATE));
        Speech pcm = new Twin(PCM, WAV, wanted).standIn(new Speech(WavFile.wrap(SAMPLES, RATE), WAV, 0));

        assertThat(wav.audio()).isEqualTo(WavFile.wrap(SAMPLES, RATE));
        assertThat(pcm.audio()).isEqualTo(SAMPLES);
        assertThat(pcm.format()).isEqualTo(PCM);
        for (Speech speech : new Speech[] {wav, pcm}) {
            assertThat(speech.sampleRate()).isEqualTo(RATE);
            assertThat(speech.duration()).contains(Duration.ofMillis(500));
        }
    }

    @Test
    void samplesWhoseRateNobodyKnowsDoNotStandIn() {
        assertThatThrownBy(() -> new Twin(WAV, PCM, RATE).standIn(new Speech(SAMPLES, PCM, 0)))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("pcm audio that is kept cannot stand in for wav")
                .hasMessageContaining("sample rate");
    }

    @Test
    void audioThatPlaysAtAnotherRateDoesNotStandIn() {
        assertThatThrownBy(() -> new Twin(PCM, WAV, 8000).standIn(new Speech(WavFile.wrap(SAMPLES, RATE), WAV, 8000)))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("11000 Hz and not at 8000");
    }

    @Test
    void whatWouldLoseSomethingDoesNotStandIn() {
        byte[] stereo = new WavFile(new float[400], RATE, 2).toBytes();

        assertThatThrownBy(() -> new Twin(PCM, WAV, RATE).standIn(new Speech(stereo, WAV, RATE)))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("16-bit");
    }

    @Test
    void audioThatIsCutOffDoesNotStandIn() {
        byte[] half = Arrays.copyOf(WavFile.wrap(SAMPLES, RATE), RATE / 2);

        assertThatThrownBy(() -> new Twin(PCM, WAV, RATE).standIn(new Speech(half, WAV, RATE)))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("ends before");
    }
}
