package io.github.cameltts.engine.builtin;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.onnx.PiperModel;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.text.EnglishPhonemizer;
import io.github.cameltts.text.PhonemeSentences;
import io.github.cameltts.text.SsmlDocument;
import io.github.cameltts.text.SsmlDocument.Fragment;
import io.github.cameltts.text.SsmlDocument.Pause;
import io.github.cameltts.text.SsmlDocument.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * American English in this process, from the classpath alone: no download, no service, no key.
 *
 * <p>The same request always gives the same bytes. The voice is loaded by the first request that needs it; many requests may
 * run at the same time, each on {@link #setThreads} threads of its own.
 */
@TtsEngine(BuiltinEngine.ID)
public final class BuiltinEngine implements SpeechEngine {

    static final String ID = "builtin";

    private static final String VERSION = "1";
    private static final String VOICE = "slt";
    private static final String LANGUAGE = "en-US";
    private static final int SAMPLE_RATE = 22050;
    private static final int LONGEST_SENTENCE = 400;
    private static final int GAP = SAMPLE_RATE / 8;

    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of(ID, AudioFormat.WAV, AudioFormat.PCM)
            .withSampleRates(SAMPLE_RATE)
            .withLanguages(LANGUAGE)
            .withTextTypes(TextType.TEXT, TextType.SSML)
            .withRate(0.5, 2)
            .withVolume(0, 2)
            .withMaxTextLength(100_000);
    private static final List<Voice> VOICES = List.of(new Voice(VOICE, "SLT", LANGUAGE, Optional.of("female")));

    private int threads = 1;
    private boolean closed;
    private Optional<BuiltinVoice> voice = Optional.empty();
    private Optional<EngineIdentity> identity = Optional.empty();

    /** Processor threads for one synthesis, 1 by default: several requests at once then share the cores best. */
    public void setThreads(int threads) {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("The builtin engine can use 1 to 64 threads, not " + threads + ".");
        }
        this.threads = threads;
    }

    public int getThreads() {
        return threads;
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Voice> voices() {
        return VOICES;
    }

    @Override
    public synchronized EngineIdentity identity(SpeechRequest request) {
        if (identity.isEmpty()) {
            String version = VERSION + "/" + EnglishPhonemizer.ID + "-" + EnglishPhonemizer.VERSION + "/onnxruntime-"
                    + PiperModel.runtimeVersion();
            identity = Optional.of(new EngineIdentity(ID, version, VOICE, BuiltinVoice.digest()));
        }
        return identity.get();
    }

    @Override
    public Speech synthesize(SpeechRequest request) throws InterruptedException {
        BuiltinVoice speaker = voice();
        SampleBuffer samples = new SampleBuffer(SAMPLE_RATE);
        boolean spoken = false;
        for (Fragment fragment : SsmlDocument.of(request).fragments()) {
            if (fragment instanceof Pause pause) {
                samples.appendSilence((int) (pause.millis() * (long) SAMPLE_RATE / 1000));
            } else if (fragment instanceof Spoken words) {
                spoken |= speak(speaker, words.text(), request.prosody().rate(), samples);
            }
        }
        if (!spoken) {
            throw new InvalidSpeechRequestException("The text holds nothing that the builtin English voice can say."
                    + " Send English words or numbers, or use another engine.");
        }
        return encode(samples.toArray(request.prosody().volume()), request.format());
    }

    /** @return whether there was anything to say */
    private static boolean speak(BuiltinVoice speaker, String text, double rate, SampleBuffer samples)
            throws InterruptedException {
        String phonemes = speaker.phonemize(text);
        if (phonemes.isEmpty()) {
            return false;
        }
        for (String sentence : PhonemeSentences.split(phonemes, LONGEST_SENTENCE)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Nobody waits for the speech any more");
            }
            samples.appendSilence(samples.isEmpty() ? 0 : GAP);
            samples.append(speaker.speak(sentence, rate));
        }
        return true;
    }

    private static Speech encode(float[] samples, AudioFormat format) {
        byte[] pcm = PcmSamples.toBytes(samples);
        byte[] audio = format == AudioFormat.PCM ? pcm : WavFile.wrap(pcm, SAMPLE_RATE);
        Duration duration = Duration.ofNanos(samples.length * 1_000_000_000L / SAMPLE_RATE);
        return new Speech(audio, format, SAMPLE_RATE, Optional.of(duration), OptionalLong.empty());
    }

    private synchronized BuiltinVoice voice() {
        if (closed) {
            throw new EngineUnavailableException(
                    "The builtin engine is closed. Send the request to a running Camel context.");
        }
        if (voice.isEmpty()) {
            voice = Optional.of(new BuiltinVoice(threads));
        }
        return voice.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        voice.ifPresent(BuiltinVoice::close);
        voice = Optional.empty();
    }
}
