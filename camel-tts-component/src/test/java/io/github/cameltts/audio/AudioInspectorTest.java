package io.github.cameltts.audio;

import static io.github.cameltts.audio.AudioFixtures.ascii;
import static io.github.cameltts.audio.AudioFixtures.filled;
import static io.github.cameltts.audio.AudioFixtures.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class AudioInspectorTest {

    @ParameterizedTest
    @EnumSource
    void admitsWholeAudioOfEveryFormat(AudioFormat format) {
        AudioInfo info =
                AudioInspector.inspect(AudioFixtures.of(format), format, format == AudioFormat.PCM ? 16000 : 0);

        assertThat(info.format()).isEqualTo(format);
        assertThat(info.channels()).isEqualTo(1);
        assertThat(info.duration().orElseThrow()).isBetween(Duration.ofMillis(950), Duration.ofMillis(1050));
    }

    @ParameterizedTest
    @EnumSource
    void refusesEmptyAudio(AudioFormat format) {
        assertThatThrownBy(() -> AudioInspector.inspect(new byte[0], format))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("empty");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PCM", "ULAW", "ALAW"})
    void refusesAudioThatLacksItsEnd(AudioFormat format) {
        byte[] whole = AudioFixtures.of(format);
        for (int missing : new int[] {1, 3, whole.length / 3 + 1, whole.length - 5}) {
            byte[] part = Arrays.copyOf(whole, whole.length - missing);
            assertThatThrownBy(() -> AudioInspector.inspect(part, format))
                    .as("%d of %d bytes missing", missing, whole.length)
                    .isInstanceOf(InvalidAudioException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PCM", "ULAW", "ALAW"})
    void refusesGarbage(AudioFormat format) {
        byte[] garbage = new byte[5000];
        new Random(7).nextBytes(garbage);

        assertThatThrownBy(() -> AudioInspector.inspect(garbage, format)).isInstanceOf(InvalidAudioException.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PCM", "ULAW", "ALAW"})
    void neverFailsOtherwiseOnDamagedAudio(AudioFormat format) {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            byte[] audio = AudioFixtures.of(format);
            byte[] damaged = Arrays.copyOf(audio, 1 + random.nextInt(Math.min(audio.length, 300)));
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                AudioInspector.inspect(damaged, format);
            } catch (InvalidAudioException refused) {
                assertThat(refused).hasMessageContaining(".");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTextIsNoAudio(AudioFormat format) {
        byte[] error = ascii("{\"error\": \"quota exceeded, upgrade your plan\"} ");

        assertThatThrownBy(() -> AudioInspector.inspect(error, format))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("sent text");
    }

    static Stream<Arguments> otherFormats() {
        return Stream.of(AudioFormat.values())
                .filter(sent -> AudioInspector.detect(AudioFixtures.of(sent)).isPresent())
                .flatMap(sent -> Stream.of(AudioFormat.values())
                        .filter(expected -> expected != sent)
                        .map(expected -> arguments(sent, expected)));
    }

    @ParameterizedTest
    @MethodSource("otherFormats")
    void saysWhichOtherFormatItLooksLike(AudioFormat sent, AudioFormat expected) {
        assertThatThrownBy(() -> AudioInspector.inspect(AudioFixtures.of(sent), expected))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("promised " + expected.id())
                .hasMessageContaining("sent " + sent.id());
    }

    static Stream<Arguments> soundless() {
        return Stream.of(
                arguments(AudioFormat.WAV, WavFile.encode(new float[0], 16000)),
                arguments(AudioFormat.OPUS, AudioFixtures.opus(0)),
                arguments(AudioFormat.OGG, AudioFixtures.vorbis(0)),
                arguments(AudioFormat.FLAC, AudioFixtures.flac(0)));
    }

    @ParameterizedTest
    @MethodSource("soundless")
    void refusesHeadersWithoutSound(AudioFormat format, byte[] audio) {
        assertThatThrownBy(() -> AudioInspector.inspect(audio, format))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("no sound");
    }

    @Test
    void refusesHalfASample() {
        assertThatThrownBy(() -> AudioInspector.inspect(filled(999, 3), AudioFormat.PCM, 16000))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("odd");
    }

    @Test
    void leavesTheDurationOfHeaderlessAudioOpenWhenNobodyKnowsItsRate() {
        assertThat(AudioInspector.inspect(filled(1000, 3), AudioFormat.PCM).duration())
                .isEmpty();
    }

    @Test
    void skipsTagsAroundMp3Frames() {
        byte[] id3v2 = join(ascii("ID3"), new byte[] {4, 0, 0, 0, 0, 0, 20}, filled(20, 0));
        byte[] id3v1 = join(ascii("TAG"), filled(125, 0));
        byte[] mp3 = join(id3v2, AudioFixtures.mp3(10), id3v2, AudioFixtures.mp3(10), id3v1);

        AudioInfo info = AudioInspector.inspect(mp3, AudioFormat.MP3);

        assertThat(info.sampleRate()).isEqualTo(24000);
        assertThat(info.duration()).contains(Duration.ofMillis(480));
    }

    @Test
    void noticesMp3FramesMissingFromTheNumberThatWasAnnounced() {
        byte[] mp3 = AudioFixtures.mp3(11);
        System.arraycopy(join(ascii("Info"), new byte[] {0, 0, 0, 1, 0, 0, 0, 10}), 0, mp3, 13, 12);

        assertThat(AudioInspector.inspect(mp3, AudioFormat.MP3).duration()).contains(Duration.ofMillis(240));
        assertThatThrownBy(() -> AudioInspector.inspect(Arrays.copyOf(mp3, mp3.length - 96), AudioFormat.MP3))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("9 frames");
    }

    @Test
    void refusesADamagedOggPage() {
        byte[] opus = AudioFixtures.opus(48000);
        opus[opus.length - 10] ^= 1;

        assertThatThrownBy(() -> AudioInspector.inspect(opus, AudioFormat.OPUS))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void addsUpChainedOggStreams() {
        byte[] chained = join(AudioFixtures.opus(48000), AudioFixtures.opus(24000));

        assertThat(AudioInspector.inspect(chained, AudioFormat.OPUS).duration()).contains(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @EnumSource
    void theBeginningOfTheRightAudioIsEnough(AudioFormat format) {
        byte[] beginning = Arrays.copyOf(AudioFixtures.of(format), 600);

        assertThat(AudioInspector.inspectBeginning(beginning, format)).isTrue();
    }

    @Test
    void aHeaderTellsAtOnceAndALittleOfAnythingElseTellsNothing() {
        assertThat(AudioInspector.inspectBeginning(
                        Arrays.copyOf(AudioFixtures.of(AudioFormat.WAV), 44), AudioFormat.WAV))
                .isTrue();
        assertThat(AudioInspector.inspectBeginning(new byte[44], AudioFormat.PCM))
                .isFalse();
    }

    @Test
    void refusesABeginningOfAnotherFormatOrOfText() {
        byte[] mp3 = AudioFixtures.of(AudioFormat.MP3);
        byte[] text = ascii("An error occurred. ".repeat(40));

        for (AudioFormat expected : new AudioFormat[] {AudioFormat.WAV, AudioFormat.PCM}) {
            assertThatThrownBy(() -> AudioInspector.inspectBeginning(mp3, expected))
                    .isInstanceOf(InvalidAudioException.class)
                    .hasMessageContaining("mp3");
            assertThatThrownBy(() -> AudioInspector.inspectBeginning(text, expected))
                    .isInstanceOf(InvalidAudioException.class)
                    .hasMessageContaining("text");
        }
    }
}
