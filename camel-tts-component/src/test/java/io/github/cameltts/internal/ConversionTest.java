package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.codec.AudioEncoder;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.SpeechRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private record Encoder(String id) implements AudioEncoder {

        @Override
        public AudioFormat format() {
            return AudioFormat.FLAC;
        }

        @Override
        public List<Integer> sampleRates() {
            return List.of(8000);
        }

        @Override
        public byte[] encode(short[] samples, int sampleRate) {
            return new byte[samples.length];
        }
    }

    @Test
    void aChangedEncoderOrAnotherMasterIsAnotherKey() {
        Conversion conversion = new Conversion(AudioFormat.WAV, 22050, new Encoder("flac-1"));

        assertThat(Set.of(
                        key(Optional.empty()),
                        key(Optional.of(conversion)),
                        key(Optional.of(new Conversion(AudioFormat.WAV, 22050, new Encoder("flac-2")))),
                        key(Optional.of(new Conversion(AudioFormat.WAV, 24000, new Encoder("flac-1")))),
                        key(Optional.of(new Conversion(AudioFormat.PCM, 22050, new Encoder("flac-1"))))))
                .hasSize(5);
        assertThat(key(Optional.of(new Conversion(AudioFormat.WAV, 22050, new Encoder("flac-1")))))
                .isEqualTo(key(Optional.of(conversion)));
    }

    private static String key(Optional<Conversion> conversion) {
        return SpeechKey.of(
                        "",
                        new EngineIdentity("fake", "1", "", ""),
                        SpeechRequest.of("Hello", "alice", "en-US", AudioFormat.FLAC, 8000),
                        conversion.map(Conversion::id),
                        false)
                .asset();
    }
}
