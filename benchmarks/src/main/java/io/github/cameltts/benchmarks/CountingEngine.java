package io.github.cameltts.benchmarks;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers at once with a WAV file of 51,200 bytes of noise, another one for each text, and counts how often it was
 * asked. Thread-safe.
 */
final class CountingEngine implements SpeechEngine {

    static final int AUDIO_BYTES = 50 * 1024;

    private static final int HEADER_BYTES = 44;
    private static final int SAMPLE_RATE = 22_050;

    private final LongAdder calls = new LongAdder();
    private final byte[] noise = noise();

    private static byte[] noise() {
        byte[] samples = new byte[AUDIO_BYTES - HEADER_BYTES];
        new Random(1).nextBytes(samples);
        return WavFile.wrap(samples, SAMPLE_RATE);
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.of("bench", AudioFormat.WAV).withSampleRates(SAMPLE_RATE);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("noise", "Noise", "en-US"));
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        return new EngineIdentity("bench", "1", "noise", "");
    }

    @Override
    public Speech synthesize(SpeechRequest request) {
        calls.increment();
        byte[] audio = noise.clone();
        ByteBuffer.wrap(audio).position(HEADER_BYTES).putInt(request.text().hashCode());
        return new Speech(audio, AudioFormat.WAV, SAMPLE_RATE);
    }

    long calls() {
        return calls.sum();
    }
}
