package io.github.cameltts.routes.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrackJoinerTest {

    @Test
    void samplesStayAsTheyAreAndTheGapIsSilent() {
        TrackJoiner joiner = new TrackJoiner(Duration.ofMillis(250));
        VoiceTrack track = track(WavFile.encode(Levels.tone(440, 0.5, 8000, 8000), 8000));

        joiner.add(track);
        joiner.add(track);
        VoiceTrack joined = joiner.end();

        float[] samples = WavFile.decode(joined.audio()).samples();
        float[] part = WavFile.decode(track.audio()).samples();
        assertThat(joined.info().duration()).contains(Duration.ofMillis(2250));
        assertThat(samples).hasSize(18000).startsWith(part).endsWith(part);
        assertThat(Levels.peak(Arrays.copyOfRange(samples, 8000, 10000))).isZero();
    }

    @Test
    void partsOfAnotherRateTakeTheRateOfTheFirst() {
        TrackJoiner joiner = new TrackJoiner(Duration.ZERO);
        joiner.add(track(WavFile.encode(Levels.tone(440, 0.5, 8000, 8000), 8000)));
        joiner.add(track(WavFile.encode(Levels.tone(1000, 0.5, 24000, 24000), 24000)));

        WavFile joined = WavFile.decode(joiner.end().audio());

        assertThat(joined.sampleRate()).isEqualTo(8000);
        assertThat(joined.frames()).isEqualTo(16000);
        assertThat(Levels.ofTone(joined.samples(), 9000, 15000, 1000, 8000)).isCloseTo(-6.02, within(0.1));
    }

    @Test
    void partsOfMoreChannelsTakeTheChannelsOfTheFirst() {
        float[] tone = Levels.tone(440, 0.5, 8000, 8000);
        TrackJoiner joiner = new TrackJoiner(Duration.ofMillis(100));
        joiner.add(track(WavFile.encode(tone, 8000)));
        joiner.add(track(WavFile.ofChannels(new float[][] {tone, tone}, 8000).toBytes()));

        WavFile joined = WavFile.decode(joiner.end().audio());

        assertThat(joined.channels()).isEqualTo(1);
        assertThat(joined.frames()).isEqualTo(16800);
    }

    @Test
    void otherFormatsAreJoinedWithoutAGap() {
        TrackJoiner joiner = new TrackJoiner(Duration.ZERO);
        VoiceTrack mp3 =
                new VoiceTrack(AudioFixtures.mp3(10), AudioInspector.inspect(AudioFixtures.mp3(10), AudioFormat.MP3));

        joiner.add(mp3);
        joiner.add(mp3);

        assertThat(AudioInspector.inspect(joiner.end().audio(), AudioFormat.MP3).duration())
                .contains(mp3.info().duration().orElseThrow().multipliedBy(2));
        assertThatThrownBy(() -> new TrackJoiner(Duration.ofMillis(1)).add(mp3))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("gap=0");
    }

    @Test
    void partsOfTwoFormatsAreRefused() {
        TrackJoiner joiner = new TrackJoiner(Duration.ZERO);
        joiner.add(track(AudioFixtures.of(AudioFormat.WAV)));
        VoiceTrack mp3 =
                new VoiceTrack(AudioFixtures.mp3(10), AudioInspector.inspect(AudioFixtures.mp3(10), AudioFormat.MP3));

        assertThatThrownBy(() -> joiner.add(mp3))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("format=wav");
    }

    private static VoiceTrack track(byte[] wav) {
        return new VoiceTrack(wav, AudioInspector.inspect(wav, AudioFormat.WAV));
    }
}
