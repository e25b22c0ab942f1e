package io.github.cameltts.routes.mix;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.mix.MixSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What ffmpeg is told, as its documentation of filters describes them (ffmpeg.org/ffmpeg-filters.html): the voice comes on
 * standard input, the mix goes to standard output.
 *
 * @param voice what comes in
 * @param musicChannels 1 or 2
 */
record FfmpegGraph(MixSettings settings, AudioInfo voice, int musicChannels) {

    /** Another recipe is another mix. */
    static final String VERSION = "1";

    /** Effective value of usual speech, in decibels of full scale. */
    private static final double SPEECH = -20;

    /** The steepest compression that there is: what is above the threshold by 20 dB comes out 1 dB above it. */
    private static final int RATIO = 20;

    /** The lowest threshold that there is. */
    private static final double LEAST_THRESHOLD = 0.000977;

    List<String> arguments(String program, Path music) {
        return List.of(
                program,
                "-nostdin",
                "-hide_banner",
                "-loglevel",
                "error",
                "-i",
                "pipe:0",
                "-stream_loop",
                "-1",
                "-i",
                "file:" + music.toAbsolutePath(),
                "-filter_complex",
                graph(),
                "-map",
                "[mix]",
                "-map_metadata",
                "-1",
                "-c:a",
                "pcm_s16le",
                "-bitexact",
                "-t",
                seconds(total()),
                "-f",
                "wav",
                "pipe:1");
    }

    /** How long the mix will play. */
    Duration total() {
        return settings.intro().plus(voice.duration().orElseThrow()).plus(settings.outro());
    }

    /** Of the mix, 1 or 2. */
    int channels() {
        return musicChannels == 2 || voice.channels() == 2 ? 2 : 1;
    }

    private String graph() {
        boolean ducks = settings.duck() > 0;
        return speech(ducks) + ";" + bed() + ";" + (ducks ? duck() + ";" : "")
                + (ducks ? "[voice][low]" : "[voice][bed]")
                + "amix=inputs=2:duration=first:normalize=0,alimiter=limit=0.891:level=0[mix]";
    }

    private String speech(boolean ducks) {
        return "[0:a]" + layout(voice.channels()) + ",adelay=delays="
                + settings.intro().toMillis() + ":all=1,apad=pad_dur=" + seconds(settings.outro())
                + (ducks ? ",asplit=2[voice][key]" : "[voice]");
    }

    private String bed() {
        Duration fade = half(settings.fade());
        return "[1:a]" + layout(musicChannels) + ",atrim=end=" + seconds(total()) + ",afade=t=in:d=" + seconds(fade)
                + ",afade=t=out:st=" + seconds(total().minus(fade)) + ":d=" + seconds(fade) + ",volume="
                + number(settings.gain()) + "dB[bed]";
    }

    /** Speech of usual loudness is lowered by as much as is asked for, louder speech by more. */
    private String duck() {
        double decibels = SPEECH - settings.duck() * RATIO / (RATIO - 1);
        double threshold = Math.max(LEAST_THRESHOLD, Math.pow(10, decibels / 20));
        return "[bed][key]sidechaincompress=threshold=" + number(threshold) + ":ratio=" + RATIO
                + ":attack=20:release=500[low]";
    }

    private String layout(int from) {
        String rate = "aresample=" + voice.sampleRate() + ",";
        if (from == 1 && channels() == 2) {
            return rate + "pan=stereo|c0=c0|c1=c0";
        }
        return rate + "aformat=channel_layouts=" + (channels() == 2 ? "stereo" : "mono");
    }

    private Duration half(Duration fade) {
        Duration most = total().dividedBy(2);
        return fade.compareTo(most) > 0 ? most : fade;
    }

    private static String seconds(Duration time) {
        return number(time.toNanos() / 1e9);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
