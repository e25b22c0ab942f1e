package io.github.cameltts.audio.mix;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.InvalidAudioException;
import java.time.Duration;

/**
 * Puts music under a voice.
 *
 * <p>The mix has the voice's sample rate and lasts as long as intro, voice and outro together. The music begins anew where
 * it is shorter than that. Two channels stay two; where only one of both has two, the other is heard in the middle; more
 * than two become one. Safe for many threads.
 */
public final class PcmMixer {

    private final MixSettings settings;

    public PcmMixer(MixSettings settings) {
        this.settings = settings;
    }

    /**
     * Mixes.
     *
     * @param voice at any rate
     * @param music at any rate
     * @return samples whose peaks are at least 1 dB below full scale
     * @throws InvalidAudioException when one of them holds no sound
     */
    public WavFile mix(WavFile voice, WavFile music) {
        if (voice.frames() == 0 || music.frames() == 0) {
            throw new InvalidAudioException("There is no sound in the " + (voice.frames() == 0 ? "voice" : "music")
                    + " of the mix. Look at its file.");
        }
        int rate = voice.sampleRate();
        WavFile speech = atMostStereo(voice);
        WavFile bed = atMostStereo(music).atRate(rate);
        int intro = frames(settings.intro(), rate);
        int frames = Math.addExact(intro, Math.addExact(voice.frames(), frames(settings.outro(), rate)));

        MusicLevel level = new MusicLevel(
                Decibels.toFactor(settings.gain()),
                new Ducking(voice.mono(), rate, intro, frames, settings.duck()),
                Fade.of(frames(settings.fade(), rate), frames));
        float[][] mixed = new float[Math.max(speech.channels(), bed.channels())][frames];
        for (int channel = 0; channel < mixed.length; channel++) {
            level.add(channelOf(bed, channel), mixed[channel]);
            add(channelOf(speech, channel), mixed[channel], intro);
        }
        new Limiter(rate).apply(mixed);
        return WavFile.ofChannels(mixed, rate);
    }

    private static void add(float[] voice, float[] sum, int from) {
        for (int i = 0; i < voice.length; i++) {
            sum[from + i] += voice[i];
        }
    }

    private static WavFile atMostStereo(WavFile sound) {
        return sound.channels() <= 2 ? sound : new WavFile(sound.mono(), sound.sampleRate(), 1);
    }

    private static float[] channelOf(WavFile sound, int channel) {
        return sound.channel(Math.min(channel, sound.channels() - 1));
    }

    private static int frames(Duration time, int rate) {
        return Math.toIntExact(time.toMillis() * rate / 1000);
    }
}
