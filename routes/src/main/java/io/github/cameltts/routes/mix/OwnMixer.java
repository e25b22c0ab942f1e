package io.github.cameltts.routes.mix;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.audio.mix.MixSettings;
import io.github.cameltts.audio.mix.PcmMixer;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The mixer of this project, which needs nothing installed and reads WAV only. */
final class OwnMixer implements Mixer {

    private static final String VERSION = "1";

    private final PcmMixer mixer;

    OwnMixer(MixSettings settings) {
        mixer = new PcmMixer(settings);
    }

    @Override
    public String identity() {
        return "pcm-" + VERSION;
    }

    @Override
    public byte[] mix(VoiceTrack voice, Path music) {
        WavFile speech = decode("The voice", voice::audio);
        WavFile bed = decode("The music " + music, () -> read(music));
        return mixer.mix(speech, bed).toBytes();
    }

    private static WavFile decode(String what, Supplier<byte[]> audio) {
        byte[] bytes = audio.get();
        try {
            return WavFile.decode(bytes);
        } catch (SpeechException e) {
            throw new InvalidSpeechRequestException(
                    what + " is no WAV file that can be mixed without ffmpeg. Make it one, or install ffmpeg.", e);
        }
    }

    private static byte[] read(Path music) {
        try {
            return Files.readAllBytes(music);
        } catch (IOException e) {
            throw new InvalidSpeechRequestException("The music " + music + " cannot be read. Put it there.", e);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
