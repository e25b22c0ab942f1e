package io.github.cameltts.engine.builtin;

import io.github.cameltts.engine.onnx.session.ExecutionProvider;
import io.github.cameltts.engine.onnx.session.OnnxRuntime;
import io.github.cameltts.engine.onnx.session.SessionSettings;
import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.engine.onnx.speech.NeuralSpeaker;
import io.github.cameltts.engine.onnx.speech.SpeechOptions;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.ModelHost;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.text.TextNormalizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * American English in this process, from the classpath alone: no download, no service, no key.
 *
 * <p>The same request always gives the same bytes. The model of all voices is loaded by the first request that needs it; many
 * requests may run at the same time, each on {@link #setThreads} threads of its own.
 */
@TtsEngine(BuiltinEngine.ID)
public final class BuiltinEngine implements StreamingSpeechEngine, ModelHost {

    static final String ID = "builtin";

    private static final String VERSION = "2";
    private static final String LANGUAGE = "en-US";
    private static final int SAMPLE_RATE = 22050;

    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of(ID, AudioFormat.WAV, AudioFormat.PCM)
            .withSampleRates(SAMPLE_RATE)
            .withLanguages(LANGUAGE)
            .withTextTypes(TextType.TEXT, TextType.SSML)
            .withRate(0.5, 2)
            .withVolume(0, 2)
            .withOptions(SpeechOptions.OPTIONS.toArray(EngineOption[]::new))
            .withMaxTextLength(100_000);
    private static final List<Voice> VOICES = List.of(voice("slt", "SLT", "female"), voice("cole", "Cole", "male"));

    private int threads = 1;
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private boolean closed;
    private Optional<LocalVoice> model = Optional.empty();
    private Optional<NeuralSpeaker> speaker = Optional.empty();

    /** Processor threads for one sentence, 1 by default: several sentences at once then share the cores best. */
    public void setThreads(int threads) {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("The builtin engine can use 1 to 64 threads, not " + threads + ".");
        }
        this.threads = threads;
    }

    public int getThreads() {
        return threads;
    }

    /** Most sentences that are computed at the same time, for all requests together: by default one a processor. */
    public void setParallelism(int parallelism) {
        if (parallelism < 1 || parallelism > 256) {
            throw new IllegalArgumentException("tts.builtin.parallelism must be 1 to 256, not " + parallelism + ".");
        }
        this.parallelism = parallelism;
    }

    public int getParallelism() {
        return parallelism;
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
        LocalVoice known = model();
        String version = String.join(
                "/",
                VERSION,
                known.voice().frontend("").id(),
                "text-" + TextNormalizer.version(),
                "onnxruntime-" + OnnxRuntime.version());
        return new EngineIdentity(ID, version, known.name(), known.model().digest());
    }

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        return speaker().speak(this::model, request.voice(), request, sink);
    }

    @Override
    public synchronized List<LoadedModel> loadedModels() {
        return speaker.map(NeuralSpeaker::loaded).orElse(List.of());
    }

    private static Voice voice(String id, String name, String gender) {
        return new Voice(id, name, LANGUAGE, Optional.of(gender));
    }

    private synchronized LocalVoice model() {
        if (model.isEmpty()) {
            model = Optional.of(BuiltinVoice.open());
        }
        return model.get();
    }

    private synchronized NeuralSpeaker speaker() {
        if (closed) {
            throw new EngineUnavailableException(
                    "The builtin engine is closed. Send the request to a running Camel context.");
        }
        if (speaker.isEmpty()) {
            SessionSettings settings = new SessionSettings(threads, ExecutionProvider.CPU, Duration.ZERO, 1, true);
            speaker = Optional.of(new NeuralSpeaker(settings, parallelism));
        }
        return speaker.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        speaker.ifPresent(NeuralSpeaker::close);
        speaker = Optional.empty();
    }
}
