package io.github.cameltts.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every encoder promises, whatever its format. */
class AudioEncoderTest {

    static Stream<AudioEncoder> encoders() {
        return AudioEncoders.formats().stream()
                .map(format -> AudioEncoders.of(format).orElseThrow());
    }

    static Stream<Arguments> rates() {
        return encoders().flatMap(encoder -> encoder.sampleRates().stream().map(rate -> Arguments.of(encoder, rate)));
    }

    static Stream<Arguments> shortSounds() {
        return encoders().flatMap(encoder -> Stream.of(1, 2, 3, 5, 17, 159, 960, 1152, 4096, 4097)
                .map(samples -> Arguments.of(encoder, samples)));
    }

    @Test
    void everyFormatButTheOnesThatNobodyEncodesInJavaCanBeHad() {
        assertThat(AudioFormat.values())
                .filteredOn(format -> AudioEncoders.of(format).isEmpty())
                .containsExactly(AudioFormat.OGG, AudioFormat.AAC);
    }

    @ParameterizedTest
    @MethodSource("rates")
    void soundIsAdmittedWithItsRateItsDurationAndOneChannel(AudioEncoder encoder, int rate) {
        PcmRecording speech = Sounds.speech().atRate(rate);

        byte[] audio = encoder.encode(speech.samples(), rate);

        AudioInfo info = AudioInspector.inspect(audio, encoder.format(), rate);
        assertThat(info.format()).isEqualTo(encoder.format());
        assertThat(info.channels()).isOne();
        assertThat(info.sampleRate()).isEqualTo(encoder.format() == AudioFormat.OPUS ? 48000 : rate);
        assertThat(info.duration().orElseThrow())
                .isCloseTo(speech.duration(), Duration.ofMillis(1))
                .isCloseTo(Sounds.speech().duration(), Duration.ofMillis(1));
    }

    @ParameterizedTest
    @MethodSource("shortSounds")
    void soundMayBeAsShortAsOneSample(AudioEncoder encoder, int samples) {
        int rate = encoder.sampleRates().get(0);

        byte[] audio = encoder.encode(Sounds.tone(samples, rate), rate);

        assertThat(AudioInspector.inspect(audio, encoder.format(), rate).duration())
                .contains(Duration.ofNanos(samples * 1_000_000_000L / rate));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void silenceIsAdmitted(AudioEncoder encoder) {
        int rate = encoder.sampleRateFor(16000);

        byte[] audio = encoder.encode(new short[rate * 2], rate);

        assertThat(AudioInspector.inspect(audio, encoder.format(), rate).duration())
                .contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void theLoudestSoundIsAdmitted(AudioEncoder encoder) {
        int rate = encoder.sampleRateFor(16000);
        short[] square = new short[rate];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 7 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }

        byte[] audio = encoder.encode(square, rate);

        assertThat(AudioInspector.inspect(audio, encoder.format(), rate).duration())
                .contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aReadingOfTenMinutesIsAdmitted(AudioEncoder encoder) {
        short[] speech = Sounds.speech().atRate(8000).samples();
        short[] reading = new short[10 * 60 * 8000];
        for (int at = 0; at < reading.length; at += speech.length) {
            System.arraycopy(speech, 0, reading, at, Math.min(speech.length, reading.length - at));
        }

        byte[] audio = encoder.encode(reading, 8000);

        assertThat(AudioInspector.inspect(audio, encoder.format(), 8000).duration())
                .contains(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void sameSoundIsTheSameBytesOnManyThreads(AudioEncoder encoder) throws Exception {
        int rate = encoder.sampleRateFor(22050);
        short[] one = Sounds.speech().atRate(rate).samples();
        short[] other = Sounds.tone(rate, rate);
        byte[] expected = encoder.encode(one, rate);
        byte[] expectedOther = encoder.encode(other, rate);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> encoded = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                short[] samples = i % 2 == 0 ? one : other;
                encoded.add(threads.submit(() -> encoder.encode(samples, rate)));
            }

            for (int i = 0; i < encoded.size(); i++) {
                assertThat(encoded.get(i).get()).isEqualTo(i % 2 == 0 ? expected : expectedOther);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void samplesAreLeftAsTheyAre(AudioEncoder encoder) {
        int rate = encoder.sampleRateFor(22050);
        short[] samples = Sounds.tone(5000, rate);

        encoder.encode(samples, rate);

        assertThat(samples).isEqualTo(Sounds.tone(5000, rate));
    }

    @Test
    void idsTellEncodersApartAndNameTheLibraryWithItsVersion() throws Exception {
        assertThat(encoders().map(AudioEncoder::id)).doesNotHaveDuplicates();
        assertThat(version(AudioFormat.MP3)).isEqualTo(jar(de.sciss.jump3r.lowlevel.LameEncoder.class));
        assertThat(version(AudioFormat.OPUS)).isEqualTo(jar(io.github.jaredmdobson.concentus.OpusEncoder.class));
    }

    /** The last two words of an id, as jars are called. */
    private static String version(AudioFormat format) {
        String[] words = AudioEncoders.of(format).orElseThrow().id().split(" ");
        return String.join("-", Arrays.copyOfRange(words, words.length - 2, words.length)) + ".jar";
    }

    private static String jar(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "MP3, 22050, 22050",
        "MP3, 22000, 22050",
        "MP3, 96000, 48000",
        "FLAC, 100, 8000",
        "OPUS, 22050, 48000",
        "ULAW, 22050, 8000",
        "WAV, 24000, 24000"
    })
    void rateThatNobodyAskedForKeepsTheSoundWhereItCan(AudioFormat format, int hertz, int expected) {
        assertThat(AudioEncoders.of(format).orElseThrow().sampleRateFor(hertz)).isEqualTo(expected);
    }
}
