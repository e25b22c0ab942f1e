package io.github.cameltts.engine.onnx;

import io.github.cameltts.engine.onnx.encoder.OnnxVoiceEncoder;
import io.github.cameltts.engine.onnx.family.VoiceFamilies;
import io.github.cameltts.engine.onnx.session.ExecutionProvider;
import io.github.cameltts.engine.onnx.session.OnnxRuntime;
import io.github.cameltts.engine.onnx.session.SessionSettings;
import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.engine.onnx.speech.NeuralSpeaker;
import io.github.cameltts.engine.onnx.speech.SpeechOptions;
import io.github.cameltts.engine.onnx.voices.VoiceStore;
import io.github.cameltts.engine.onnx.voices.VoiceStoreSettings;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.ModelHost;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.spi.VoiceEncoder;
import io.github.cameltts.text.PhonemizerSettings;
import io.github.cameltts.text.Phonemizers;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Service;
import org.apache.camel.util.TimeUtils;

/**
 * Neural voices in ONNX files, in this process: those of Piper, Kokoro and others that people download. A voice is named
 * {@code model} or {@code model#speaker}.
 */
@TtsEngine(OnnxEngine.ID)
public final class OnnxEngine implements StreamingSpeechEngine, VoiceEncoder, ModelHost, CamelContextAware, Service {

    static final String ID = "onnx";

    /** Raised whenever the same model and ids become other samples. */
    private static final String VERSION = "1";

    private static final int LONGEST_TEXT = 100_000;

    /** More hardly make one sentence faster. */
    private static final int MOST_THREADS_BY_DEFAULT = 4;

    private final VoiceFamilies families = new VoiceFamilies();
    private final EngineCapabilities capabilities = EngineCapabilities.of(ID, AudioFormat.WAV, AudioFormat.PCM)
            .withTextTypes(TextType.TEXT, TextType.SSML)
            .withRate(0.5, 2)
            .withVolume(0, 2)
            .withMaxTextLength(LONGEST_TEXT)
            .withOptions(Stream.concat(SpeechOptions.OPTIONS.stream(), families.options().stream())
                    .toArray(EngineOption[]::new));

    private CamelContext camelContext;
    private Optional<Path> modelsDir = Optional.empty();
    private int intraOpThreads =
            Math.min(MOST_THREADS_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private ExecutionProvider executionProvider = ExecutionProvider.CPU;
    private Duration idleTimeout = Duration.ofMinutes(30);
    private Optional<URI> baseUrl = Optional.empty();
    private Optional<String> catalog = Optional.empty();
    private boolean offline;
    private boolean allowPaths;
    private Duration stallTimeout = VoiceStoreSettings.STALL_TIMEOUT;
    private PhonemizerSettings phonemizer = PhonemizerSettings.defaults();
    private List<String> warmUp = List.of();
    private Optional<String> encoder = Optional.empty();
    private Optional<Voices> voices = Optional.empty();
    private boolean closed;

    /** What works for this engine once it is configured. */
    private record Voices(
            VoiceStore store,
            Phonemizers phonemizers,
            VoiceDirectory directory,
            NeuralSpeaker speaker,
            Optional<VoiceEncoder> encoder) {}

    /** The folder of the voices; {@code tts.models.dir} by default, else the folder models in {@code tts.home}. */
    public void setModelsDir(String modelsDir) {
        this.modelsDir = Optional.of(Path.of(modelsDir));
    }

    /** Processor threads for one sentence: by default as many as there are processors, at most 4. */
    public void setIntraOpThreads(int intraOpThreads) {
        this.intraOpThreads = intraOpThreads;
    }

    /** Most sentences that are computed at the same time, for all requests together: by default one a processor. */
    public void setParallelism(int parallelism) {
        if (parallelism < 1 || parallelism > 256) {
            throw new IllegalArgumentException("tts.onnx.parallelism must be 1 to 256, not " + parallelism + ".");
        }
        this.parallelism = parallelism;
    }

    /** What computes: {@code cpu} by default, {@code cuda} and others where the ONNX Runtime on the classpath has them. */
    public void setExecutionProvider(String executionProvider) {
        this.executionProvider = ExecutionProvider.named(executionProvider);
    }

    /** How long a model that nobody uses stays in memory, 30 minutes by default; {@code 0} for ever. */
    public void setIdleTimeout(String idleTimeout) {
        this.idleTimeout = Duration.ofMillis(TimeUtils.toMilliSeconds(idleTimeout));
    }

    /**
     * Where phonemes come from: {@code auto} by default, which is the first of {@code espeak-library},
     * {@code espeak-process} and {@code java} that is there and knows the language.
     */
    public void setPhonemizer(String phonemizer) {
        this.phonemizer = this.phonemizer.withChoice(phonemizer.strip());
    }

    /** The file of espeak-ng's library, where it is not found by itself. */
    public void setEspeakLibrary(String file) {
        phonemizer = phonemizer.withLibrary(Path.of(file));
    }

    /** The name or path of espeak-ng's program, {@code espeak-ng} by default. */
    public void setEspeakProgram(String program) {
        phonemizer = phonemizer.withProgram(program);
    }

    /** A mirror that is asked for voices in place of the servers of the catalogs. */
    public void setBaseUrl(String baseUrl) {
        try {
            this.baseUrl = Optional.of(new URI(baseUrl.strip()));
        } catch (URISyntaxException e) {
            throw new InvalidSpeechRequestException("tts.onnx.baseUrl is no URL. Correct it.");
        }
    }

    /** A catalog of one's own, a file or an http(s) URL, which goes before the one that comes with this component. */
    public void setCatalog(String catalog) {
        this.catalog = Optional.of(catalog.strip());
    }

    /** Nothing is fetched: a voice that is not in the folder is an error that tells where to place its files. */
    public void setOffline(boolean offline) {
        this.offline = offline;
    }

    /** Whether a voice may be the path of a model outside the folder, {@code false} by default: requests name voices. */
    public void setAllowPaths(boolean allowPaths) {
        this.allowPaths = allowPaths;
    }

    /** How long a download may stand still before it is tried again, 30 seconds by default. */
    public void setStallTimeout(String stallTimeout) {
        this.stallTimeout = Duration.ofMillis(TimeUtils.toMilliSeconds(stallTimeout));
    }

    /** Voices to fetch and load when the engine starts, separated by commas. */
    public void setWarmUp(String voices) {
        warmUp = Arrays.stream(voices.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The speaker encoder: the path of its .onnx file, or its name in the folder of the voices. None by default. */
    public void setEncoder(String encoder) {
        this.encoder = Optional.of(encoder).filter(name -> !name.isBlank());
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public EngineCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Voice> voices() {
        return open().directory().voices();
    }

    /** Paths of model files, and mixtures of speakers. */
    @Override
    public Optional<Voice> unlistedVoice(String id) {
        LocalVoice voice = open().directory().find(VoiceName.parse(id));
        return Optional.of(new Voice(id, id, voice.voice().language()));
    }

    /** The language comes with the voice. */
    @Override
    public SpeechRequest audible(SpeechRequest request) {
        return request.withLanguage("");
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        VoiceName name = VoiceName.parse(request.voice());
        LocalVoice voice = open().directory().find(name);
        String version = String.join(
                "/",
                VERSION,
                voice.family().id(),
                voice.voice().frontend(name.speaker()).id(),
                "onnxruntime-" + OnnxRuntime.version(),
                executionProvider.id());
        return new EngineIdentity(ID, version, voice.name(), voice.model().digest());
    }

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        VoiceName name = VoiceName.parse(request.voice());
        LocalVoice voice = open().directory().find(name);
        return open().speaker().speak(voice, name.speaker(), request, sink);
    }

    @Override
    public synchronized List<LoadedModel> loadedModels() {
        return voices.map(known -> known.speaker().loaded()).orElse(List.of());
    }

    /** Loads the voices that were asked for, in the background. */
    @Override
    public void start() {
        if (!warmUp.isEmpty()) {
            Voices known = open();
            Thread thread = new Thread(new WarmUp(warmUp, known.directory(), known.speaker()), "TtsWarmUp");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public String encoderId() {
        return encoder().encoderId();
    }

    @Override
    public CompletableFuture<SpeakerEmbedding> encode(byte[] audio) {
        return encoder().encode(audio);
    }

    private VoiceEncoder encoder() {
        return open().encoder()
                .orElseThrow(() -> new InvalidSpeechRequestException(
                        "The engine 'onnx' has no voice encoder. Set tts.onnx.encoder to the .onnx file of a speaker encoder,"
                                + " such as one of WeSpeaker, 3D-Speaker or NeMo."));
    }

    private synchronized Voices open() {
        if (closed) {
            throw new EngineUnavailableException(
                    "The engine 'onnx' is closed. Send the request to a running Camel context.");
        }
        if (voices.isEmpty()) {
            SessionSettings settings = new SessionSettings(intraOpThreads, executionProvider, idleTimeout);
            VoiceStore store = new VoiceStore(storeSettings());
            Phonemizers phonemizers = Phonemizers.of(phonemizer);
            VoiceDirectory directory = new VoiceDirectory(store, new VoiceOpener(families, phonemizers));
            NeuralSpeaker speaker = new NeuralSpeaker(settings, parallelism);
            Optional<VoiceEncoder> own = encoder.map(name -> new OnnxVoiceEncoder(name, folder(), speaker.sessions()));
            voices = Optional.of(new Voices(store, phonemizers, directory, speaker, own));
        }
        return voices.get();
    }

    private VoiceStoreSettings storeSettings() {
        return new VoiceStoreSettings(
                folder(),
                baseUrl,
                catalog,
                offline,
                allowPaths,
                VoiceStoreSettings.CONNECT_TIMEOUT,
                stallTimeout,
                VoiceStoreSettings.RETRIES,
                VoiceStoreSettings.BACKOFF);
    }

    private Path folder() {
        return modelsDir
                .or(() -> property("tts.models.dir").map(Path::of))
                .orElseGet(() -> Path.of(property("tts.home").orElse("./tts-data"), "models"));
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(camelContext)
                .flatMap(context -> context.getPropertiesComponent().resolveProperty(name));
    }

    @Override
    public synchronized void close() {
        closed = true;
        voices.ifPresent(known -> {
            known.speaker().close();
            known.store().close();
            known.phonemizers().close();
        });
        voices = Optional.empty();
    }
}
