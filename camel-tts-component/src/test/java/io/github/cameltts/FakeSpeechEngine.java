package io.github.cameltts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.Voice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Speaks every request as a short WAV whose samples depend on all of it; can be slow, and can be told to fail. */
public class FakeSpeechEngine implements SpeechEngine {

    private static final int RATE = 8000;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile String version = "1";
    private volatile String modelDigest = "d1";
    private volatile Function<SpeechRequest, Speech> speaker = FakeSpeechEngine::wav;
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.of("fake", AudioFormat.WAV, AudioFormat.MP3, AudioFormat.PCM)
                .withSampleRates(RATE, 16000)
                .withTextTypes(TextType.TEXT, TextType.SSML)
                .withRate(0.25, 4)
                .withPitch(-12, 12)
                .withVolume(0, 2)
                .withControls(Control.values())
                .withOptions(
                        new EngineOption("stability", EngineOption.Kind.NUMBER, "How even"),
                        new EngineOption("revision", EngineOption.Kind.TEXT, "Which one"),
                        new EngineOption("boost", EngineOption.Kind.FLAG, "Whether louder"));
    }

    @Override
    public List<Voice> voices() {
        return List.of(
                new Voice("alice", "Alice", "en-US"),
                new Voice("bruno", "Bruno", "de-DE"),
                new Voice("chloe", "Chloé", "fr-FR"));
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        return new EngineIdentity("fake", version, request.model(), modelDigest);
    }

    @Override
    public Speech synthesize(SpeechRequest request) throws InterruptedException {
        calls.incrementAndGet();
        try {
            if (!delay.isZero()) {
                java.util.concurrent.TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            }
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
        return speaker.apply(request);
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    /** A quarter of a second of samples that are a function of the request. */
    public static Speech wav(SpeechRequest request) {
        byte[] seed = request.toString().getBytes(UTF_8);
        byte[] samples = new byte[RATE / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (seed[i % seed.length] + i / seed.length);
        }
        ByteBuffer wav = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(US_ASCII)).putInt(36 + samples.length).put("WAVEfmt ".getBytes(US_ASCII));
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(US_ASCII)).putInt(samples.length).put(samples);
        return new Speech(wav.array(), AudioFormat.WAV, RATE);
    }

    /** The same sound in whichever of the two plain formats is asked for. */
    public static Speech plain(SpeechRequest request) {
        byte[] samples = WavFile.samplesOf(
                wav(request.withAudio(AudioFormat.WAV, request.sampleRate())).audio());
        for (int i = 0; i < samples.length; i++) {
            samples[i] ^= (byte) 0x80; // headerless samples must not look like the text of an error
        }
        return request.format() == AudioFormat.PCM
                ? new Speech(samples, AudioFormat.PCM, RATE)
                : new Speech(WavFile.wrap(samples, RATE), AudioFormat.WAV, RATE);
    }

    public FakeSpeechEngine taking(Duration time) {
        delay = time;
        return this;
    }

    public FakeSpeechEngine speaking(Function<SpeechRequest, Speech> how) {
        speaker = how;
        return this;
    }

    public FakeSpeechEngine version(String newVersion) {
        version = newVersion;
        return this;
    }

    public FakeSpeechEngine modelDigest(String digest) {
        modelDigest = digest;
        return this;
    }

    public int calls() {
        return calls.get();
    }

    public int interrupted() {
        return interrupted.get();
    }

    public int closed() {
        return closed.get();
    }
}
