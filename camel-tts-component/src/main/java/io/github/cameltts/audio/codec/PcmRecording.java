package io.github.cameltts.audio.codec;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.Resampler;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import java.time.Duration;
import java.util.List;

/**
 * What an engine said, as plain samples: the master that all other formats are made of.
 *
 * @param samples one channel
 * @param sampleRate hertz
 */
@SuppressWarnings("ArrayRecordComponent") // Samples of minutes are handed on, not copied.
public record PcmRecording(short[] samples, int sampleRate) {

    /** The formats that a recording can be read from, the one that tells more of itself first. */
    public static final List<AudioFormat> READABLE = List.of(AudioFormat.WAV, AudioFormat.PCM);

    /** Raise it when {@link #atRate} or the way of reading makes other samples. */
    public static final String VERSION = "1";

    /**
     * Reads audio in one of the {@link #READABLE} formats. Mono of 16 bits comes through unchanged; several channels become
     * one, their mean.
     *
     * @throws InvalidAudioException when it cannot be read, or does not tell its sample rate
     */
    public static PcmRecording of(Speech speech) {
        if (speech.format() == AudioFormat.WAV) {
            WavFile wav = WavFile.decode(speech.audio());
            return new PcmRecording(toShorts(wav.mono(), 32768f), wav.sampleRate());
        }
        if (speech.sampleRate() <= 0) {
            throw new InvalidAudioException("The engine did not tell the sample rate of its pcm audio, so it cannot be"
                    + " converted. Ask for format=pcm, or let the engine answer with wav.");
        }
        return new PcmRecording(PcmSamples.toShorts(speech.audio()), speech.sampleRate());
    }

    /**
     * Reads audio in one of the {@link #READABLE} formats of which nothing is lost: signed 16-bit samples of one channel.
     *
     * @throws InvalidAudioException when it has others, cannot be read, or does not tell its sample rate
     */
    public static PcmRecording exact(Speech speech) {
        if (speech.format() == AudioFormat.WAV && !WavFile.isMono16(speech.audio())) {
            throw new InvalidAudioException("Its samples are not signed 16-bit ones of one channel.");
        }
        return of(speech);
    }

    /** The same sound at another rate, in hertz; itself where that is its own. */
    public PcmRecording atRate(int hertz) {
        if (hertz == sampleRate) {
            return this;
        }
        float[] floats = new float[samples.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = samples[i];
        }
        return new PcmRecording(toShorts(Resampler.resample(floats, sampleRate, hertz), 1), hertz);
    }

    /** How long it plays. */
    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / sampleRate);
    }

    private static short[] toShorts(float[] samples, float scale) {
        short[] shorts = new short[samples.length];
        for (int i = 0; i < shorts.length; i++) {
            float sample = samples[i] * scale;
            shorts[i] = (short) Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample)));
        }
        return shorts;
    }
}
