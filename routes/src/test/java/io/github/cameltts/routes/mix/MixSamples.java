package io.github.cameltts.routes.mix;

import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.audio.mix.MixSettings;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A voice of 300 Hz with the loudness of speech, music of 1000 Hz, and how loud each is in a mix. */
final class MixSamples {

    static final int RATE = 22050;

    /** Two seconds of music, four of voice, three of music; 6 dB less of it, and 12 dB less again under the voice. */
    static final MixSettings SETTINGS =
            new MixSettings(-6, 12, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private MixSamples() {}

    /** Four seconds of -20 dB. */
    static VoiceTrack voice() {
        return track(WavFile.encode(Levels.tone(300, 0.1414, RATE * 4, RATE), RATE));
    }

    static VoiceTrack track(byte[] wav) {
        return new VoiceTrack(wav, AudioInspector.inspect(wav, AudioFormat.WAV));
    }

    /** One second at half amplitude, 44.1 kHz. */
    static Path music(Path file, double hertz) throws IOException {
        return Files.write(file, WavFile.encode(Levels.tone(hertz, 0.5, 44100, 44100), 44100));
    }

    static double voiceLevel(byte[] mix, double from, double to) {
        return level(mix, 300, from, to);
    }

    static double musicLevel(byte[] mix, double from, double to) {
        return level(mix, 1000, from, to);
    }

    private static double level(byte[] mix, double hertz, double from, double to) {
        float[] samples = WavFile.decode(mix).mono();
        return Levels.ofTone(samples, (int) (from * RATE), (int) (to * RATE), hertz, RATE);
    }
}
