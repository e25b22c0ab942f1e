package io.github.cameltts.routes.mix;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.mix.MixSettings;
import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.spi.AudioFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.TimeUtils;

/**
 * Both ends of {@code tts-mix-action}: {@link #begin} tells in headers what the mix will be made of, for its key, and {@link
 * #mix} makes it. Thread-safe once started.
 */
public class MixStep {

    /** Header with mixer and settings, which count in the key. */
    public static final String RECIPE = "CamelTtsMix";

    private String music = "";
    private double gain;
    private double duck;
    private String fade = "0";
    private String intro = "0";
    private String outro = "0";
    private String ffmpeg = "ffmpeg";
    private MixSettings settings;
    private Mixer mixer;

    /** @throws IllegalArgumentException when a setting is out of its range, or no program is where it should be */
    public void start() throws InterruptedException {
        settings = new MixSettings(gain, duck, time(fade), time(intro), time(outro));
        mixer = new MixerChoice(ProgramPath.ofEnvironment()).choose(ffmpeg, settings);
    }

    public void stop() {
        mixer.close();
    }

    /** The voice's key, or one made of its bytes, stays in {@code CamelTtsKey}. */
    public void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(TtsConstants.KEY, VoiceTrack.key(message));
        message.setHeader(RECIPE, mixer.identity() + " " + settings.canonical());
        MadeAudio.forgetAnswer(message);
    }

    /** The body, a voice, becomes the mix. */
    public void mix(Exchange exchange) throws InterruptedException {
        Message message = exchange.getMessage();
        long start = System.nanoTime();
        byte[] mix = mixer.mix(VoiceTrack.of(message), Path.of(music));
        MadeAudio.put(message, new VoiceTrack(mix, AudioInspector.inspect(mix, AudioFormat.WAV)));
        message.setHeader(TtsConstants.SYNTHESIS_TIME, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        message.setHeader(TtsConstants.CACHE, "synthesized");
    }

    private static Duration time(String text) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
    }

    /** The file with the music. */
    public void setMusic(String music) {
        this.music = music;
    }

    /** Decibels by which the music is changed where nobody speaks. */
    public void setGain(double gain) {
        this.gain = gain;
    }

    /** Decibels by which it is lowered further while somebody speaks. */
    public void setDuck(double duck) {
        this.duck = duck;
    }

    /** How long the music takes to come and to go, such as {@code 1500ms}. */
    public void setFade(String fade) {
        this.fade = fade;
    }

    /** How long it plays before the voice. */
    public void setIntro(String intro) {
        this.intro = intro;
    }

    /** How long it plays after the voice. */
    public void setOutro(String outro) {
        this.outro = outro;
    }

    /** Name or path of ffmpeg, or {@code none}. */
    public void setFfmpeg(String ffmpeg) {
        this.ffmpeg = ffmpeg;
    }
}
