package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineOption.Kind;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks every format; notes what it was asked for; fails for texts that the test names. */
public final class FaceEngine extends FakeSpeechEngine {

    private final Map<String, Deque<SpeechException>> failures = new ConcurrentHashMap<>();
    private volatile SpeechRequest last;
    private volatile boolean models;

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.of("fake", AudioFormat.values())
                .withSampleRates(24000, 8000, 16000, 22050, 32000, 44100, 48000)
                .withLanguages("en-US", "de-DE", "fr-FR")
                .withRate(0.25, 4)
                .withControls(
                        models
                                ? new Control[] {Control.INSTRUCTIONS, Control.MODEL}
                                : new Control[] {Control.INSTRUCTIONS})
                .withOptions(new EngineOption("stability", Kind.NUMBER, "How even"));
    }

    /** It has models, of any name. */
    public FaceEngine withModels() {
        models = true;
        return this;
    }

    /** The next calls for this text fail, one for each failure. */
    public FaceEngine failing(String text, SpeechException... how) {
        failures.put(text, new ArrayDeque<>(List.of(how)));
        return this;
    }

    @Override
    public Speech synthesize(SpeechRequest request) throws InterruptedException {
        last = request;
        Deque<SpeechException> ofText = failures.get(request.text());
        SpeechException failure = ofText == null ? null : ofText.poll();
        if (failure != null) {
            super.synthesize(request); // counts
            throw failure;
        }
        super.synthesize(request);
        return speech(request);
    }

    /** What was asked for last. */
    public SpeechRequest last() {
        return last;
    }

    /** What it answers with: a second of plain samples, or some other sound. */
    public static Speech speech(SpeechRequest request) {
        int rate = request.sampleRate();
        return switch (request.format()) {
            case WAV -> new Speech(WavFile.wrap(samples(rate), rate), AudioFormat.WAV, rate);
            case PCM -> new Speech(samples(rate), AudioFormat.PCM, rate);
            case ULAW, ALAW -> new Speech(AudioFixtures.of(request.format()), request.format(), rate);
            default -> new Speech(AudioFixtures.of(request.format()), request.format(), 0);
        };
    }

    /** The same as headerless samples, of so many hertz. */
    public static byte[] samples(int rate) {
        return PcmSamples.toBytes(AudioFixtures.tone(rate, rate));
    }
}
