package io.github.cameltts.engine.system;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Joins the WAV files of one request's parts, and the silence between them. */
final class WavAssembly {

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Part(byte[] wav, int silentMillis) {}

    private final List<Part> parts = new ArrayList<>();

    void add(byte[] wav) {
        parts.add(new Part(wav, 0));
    }

    void pause(int millis) {
        parts.add(new Part(new byte[0], millis));
    }

    /**
     * All parts as one piece of audio; a single part stays as the program wrote it.
     *
     * @throws InvalidAudioException when it is not whole, or empty
     */
    Speech speech(AudioFormat format) {
        byte[] wav = parts.size() == 1 ? parts.get(0).wav() : joined();
        AudioInfo info = AudioInspector.inspect(wav, AudioFormat.WAV);
        byte[] audio = format == AudioFormat.PCM
                ? PcmSamples.toBytes(WavFile.decode(wav).mono())
                : wav;
        return new Speech(audio, format, info.sampleRate(), info.duration(), OptionalLong.empty());
    }

    private byte[] joined() {
        List<float[]> sounds = new ArrayList<>();
        int sampleRate = sampleRate();
        int length = 0;
        for (Part part : parts) {
            float[] sound = part.silentMillis() > 0
                    ? new float[(int) ((long) part.silentMillis() * sampleRate / 1000)]
                    : WavFile.decode(part.wav()).mono();
            sounds.add(sound);
            length += sound.length;
        }
        float[] all = new float[length];
        int at = 0;
        for (float[] sound : sounds) {
            System.arraycopy(sound, 0, all, at, sound.length);
            at += sound.length;
        }
        return WavFile.encode(all, sampleRate);
    }

    private int sampleRate() {
        return parts.stream()
                .filter(part -> part.silentMillis() == 0)
                .map(part -> WavFile.decode(part.wav()).sampleRate())
                .findFirst()
                .orElseThrow(() -> new InvalidAudioException("There is no speech between the pauses. Add some text."));
    }
}
