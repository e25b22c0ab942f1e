package io.github.cameltts.audio;

import static io.github.cameltts.audio.AudioFixtures.ascii;
import static io.github.cameltts.audio.AudioFixtures.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The files below {@code /audio} are tones of 0.6 seconds at 24 kHz, written by FFmpeg with LAME and its own AAC encoder. */
class AudioJoinerTest {

    @ParameterizedTest
    @EnumSource(names = {"WAV", "PCM", "MP3", "AAC", "ULAW", "ALAW"})
    void joinedAudioIsWholeAndPlaysAsLongAsItsParts(AudioFormat format) {
        byte[] part = AudioFixtures.of(format);

        Speech joined = join(format, part, part, part);

        assertPlays(joined, part, 3);
        assertThat(joined.format()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"MP3, cbr.mp3", "MP3, vbr.mp3", "AAC, tone.aac"})
    void audioOfRealEncodersCanBeJoined(AudioFormat format, String file) throws IOException {
        byte[] part = resource(file);

        Speech joined = join(format, part, part);

        assertPlays(joined, part, 2);
    }

    @Test
    void joinedMp3HasNoTagsAndNoSummaryOfOnePart() throws IOException {
        byte[] part = AudioFixtures.join(resource("cbr.mp3"), ascii("TAG"), filled(125, 0));

        byte[] joined = join(AudioFormat.MP3, part, part).audio();

        assertThat(count(joined, "ID3")).isZero();
        assertThat(count(joined, "TAG")).isZero();
        assertThat(count(joined, "Info")).isZero();
        assertThat(Mp3Frame.at(joined, 0)).isPresent();
    }

    @Test
    void joinedMp3OfVariableBitRateBeginsWithOneSummaryOfAllFrames() throws IOException {
        byte[] part = resource("vbr.mp3");
        long frames = 0x1b;

        byte[] joined = join(AudioFormat.MP3, part, part).audio();

        assertThat(count(joined, "Xing")).isEqualTo(1);
        Mp3Frame first = Mp3Frame.at(joined, 0).orElseThrow();
        assertThat(Mp3Summary.in(joined, 0, first)).contains(new Mp3Summary(2 * frames, true, 0));
        assertThat(ByteBuffer.wrap(joined).getInt(first.sideInfoEnd() + 12)).isEqualTo(joined.length);
        assertThatThrownBy(() ->
                        AudioInspector.inspect(Arrays.copyOf(joined, joined.length - first.length()), AudioFormat.MP3))
                .isInstanceOf(InvalidAudioException.class);
    }

    @Test
    void fraunhofersSummaryIsDroppedToo() {
        byte[] part = AudioFixtures.mp3(11);
        System.arraycopy(
                AudioFixtures.join(ascii("VBRI"), new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10}),
                0,
                part,
                36,
                18);

        byte[] joined = join(AudioFormat.MP3, part, part).audio();

        assertThat(AudioInspector.inspect(part, AudioFormat.MP3).duration()).contains(Duration.ofMillis(240));
        assertThat(AudioInspector.inspect(joined, AudioFormat.MP3).duration()).contains(Duration.ofMillis(480));
        assertThat(count(joined, "VBRI")).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "PCM", "MP3", "AAC", "ULAW", "ALAW"})
    void smallestChunksGiveTheSameAudio(AudioFormat format) throws IOException {
        byte[] part = format == AudioFormat.MP3 ? resource("cbr.mp3") : AudioFixtures.of(format);
        AudioJoiner byBytes = new AudioJoiner(format, AudioSink.NONE);
        for (int i = 0; i < 2; i++) {
            for (byte one : part) {
                byBytes.accept(new byte[] {one});
            }
            byBytes.endPart(new Speech(part, format, 16000));
        }

        assertThat(byBytes.end().audio()).isEqualTo(join(format, part, part).audio());
    }

    @ParameterizedTest
    @EnumSource(names = {"PCM", "MP3", "AAC", "ULAW", "ALAW"})
    void audioGoesOnBeforeItsPartHasEnded(AudioFormat format) {
        byte[] part = AudioFixtures.of(format);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        AudioJoiner joiner = new AudioJoiner(format, heard::writeBytes);

        joiner.accept(Arrays.copyOf(part, part.length / 2));

        assertThat(heard.size()).isGreaterThan(part.length / 2 - 100);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "PCM", "MP3", "AAC", "ULAW", "ALAW"})
    void whatGoesOnIsWhatIsJoinedInTheEnd(AudioFormat format) throws IOException {
        byte[] part = format == AudioFormat.MP3 ? resource("vbr.mp3") : AudioFixtures.of(format);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        AudioJoiner joiner = new AudioJoiner(format, heard::writeBytes);
        joiner.accept(part);
        joiner.endPart(new Speech(part, format, 16000));

        assertThat(joiner.end().audio()).isEqualTo(heard.toByteArray());
    }

    @Test
    void wavKeepsItsSamplesAndGetsOneHeader() {
        byte[] eightBits = wav(8, new byte[] {1, 2, 3});

        byte[] joined = join(AudioFormat.WAV, eightBits, eightBits, eightBits).audio();

        assertThat(count(joined, "RIFF")).isEqualTo(1);
        assertThat(Arrays.copyOfRange(joined, 44, 53)).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3);
        assertThat(joined).hasSize(54);
        assertThat(ByteBuffer.wrap(joined).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(46);
    }

    @Test
    void wavOfAStreamWithoutRealSizesCanBeJoined() {
        byte[] wav = AudioFixtures.of(AudioFormat.WAV);
        byte[] streamed = wav.clone();
        Arrays.fill(streamed, 4, 8, (byte) 0xFF);
        Arrays.fill(streamed, 40, 44, (byte) 0xFF);

        assertThat(join(AudioFormat.WAV, streamed, streamed).audio())
                .isEqualTo(join(AudioFormat.WAV, wav, wav).audio());
    }

    @Test
    void partsThatDoNotGoTogetherAreRefused() {
        byte[] wav = wav(16, new byte[] {1, 2, 3, 4});
        byte[] otherWidth = wav(8, new byte[] {1, 2, 3, 4});
        byte[] otherRate = WavFile.wrap(new byte[4], 8000);
        byte[] mp3 = AudioFixtures.mp3(4);
        byte[] otherMp3 = mp3.clone();
        for (int i = 0; i < otherMp3.length; i += 96) {
            otherMp3[i + 3] = 0x40; // two channels
        }

        assertRefused(AudioFormat.WAV, "changed the samples", wav, otherWidth);
        assertRefused(AudioFormat.WAV, "from 16000 Hz with 1 channel to 8000 Hz with 1 channel", wav, otherRate);
        assertRefused(AudioFormat.MP3, "to 24000 Hz with 2 channels", mp3, otherMp3);
    }

    @Test
    void partThatIsNotWholeIsRefused() {
        byte[] mp3 = AudioFixtures.mp3(4);

        assertRefused(AudioFormat.PCM, "odd number of bytes", new byte[4], new byte[3]);
        assertRefused(AudioFormat.MP3, "ends within its last frame", mp3, Arrays.copyOf(mp3, 200));
        assertRefused(AudioFormat.AAC, "sent mp3", AudioFixtures.of(AudioFormat.AAC), mp3);
    }

    @Test
    void compressedWavIsRefused() {
        byte[] wav = wav(16, new byte[] {1, 2, 3, 4});
        wav[20] = 2; // Microsoft's ADPCM

        assertRefused(AudioFormat.WAV, "encoding 2", wav);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "OGG", "FLAC"})
    void formatThatCannotBeJoinedIsRefusedWithThoseThatCan(AudioFormat format) {
        assertThatThrownBy(() -> new AudioJoiner(format, AudioSink.NONE))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(format.id())
                .hasMessageContaining("wav, pcm, mp3, aac, ulaw, alaw");
    }

    private static void assertPlays(Speech joined, byte[] part, int times) {
        Duration one =
                AudioInspector.inspect(part, joined.format(), 16000).duration().orElseThrow();
        // The silence that an mp3 encoder adds is left out by players where it begins the file, and nowhere else.
        Duration added = joined.format() == AudioFormat.MP3 ? Duration.ofMillis(60) : Duration.ofMillis(1);
        Duration all = AudioInspector.inspect(joined).duration().orElseThrow();
        assertThat(all)
                .isBetween(
                        one.multipliedBy(times).minusMillis(1), one.plus(added).multipliedBy(times));
        assertThat(joined.duration()).contains(all);
    }

    private static void assertRefused(AudioFormat format, String message, byte[]... parts) {
        assertThatThrownBy(() -> join(format, parts))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining(message);
    }

    private static Speech join(AudioFormat format, byte[]... parts) {
        List<byte[]> chunks = new ArrayList<>();
        AudioJoiner joiner = new AudioJoiner(format, chunks::add);
        for (byte[] part : parts) {
            joiner.accept(part);
            joiner.endPart(new Speech(part, format, 16000));
        }
        return joiner.end();
    }

    private static byte[] wav(int bits, byte[] samples) {
        return WavFile.wrap(
                samples, new WavLayout(WavLayout.INTEGER, 1, 16000, 16000 * bits / 8, bits / 8, bits, 0, 0));
    }

    private static int count(byte[] audio, String ascii) {
        int count = 0;
        for (int i = 0; i < audio.length; i++) {
            count += Signature.at(audio, i, ascii) ? 1 : 0;
        }
        return count;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = AudioJoinerTest.class.getResourceAsStream("/audio/" + name)) {
            return in.readAllBytes();
        }
    }
}
