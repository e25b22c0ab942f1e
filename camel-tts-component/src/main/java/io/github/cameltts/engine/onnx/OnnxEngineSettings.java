package io.github.cameltts.engine.onnx;

import io.github.cameltts.engine.onnx.session.ExecutionProvider;
import io.github.cameltts.engine.onnx.session.SessionSettings;
import io.github.cameltts.engine.onnx.voices.VoiceStoreSettings;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.text.PhonemizerSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.util.TimeUtils;

/** The properties {@code tts.onnx.*}, each bound to its setter before the engine starts. */
public abstract class OnnxEngineSettings implements CamelContextAware {

    /** More hardly make one sentence faster. */
    private static final int MOST_THREADS_BY_DEFAULT = 4;

    private CamelContext camelContext;
    private Optional<Path> modelsDir = Optional.empty();
    private int intraOpThreads =
            Math.min(MOST_THREADS_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private ExecutionProvider executionProvider = ExecutionProvider.CPU;
    private Duration idleTimeout = Duration.ofMinutes(30);
    private int maxModels = 8;
    private boolean secondSession = true;
    private Optional<URI> baseUrl = Optional.empty();
    private Optional<String> catalog = Optional.empty();
    private boolean offline;
    private boolean allowPaths;
    private Duration stallTimeout = VoiceStoreSettings.STALL_TIMEOUT;
    private Duration fetchTimeout = VoiceStoreSettings.FETCH_TIMEOUT;
    private PhonemizerSettings phonemizer = PhonemizerSettings.defaults();
    private List<String> warmUp = List.of();
    private Optional<String> encoder = Optional.empty();

    /** The folder of the voices; {@code tts.models.dir} by default, else the folder models in {@code tts.home}. */
    public void setModelsDir(String modelsDir) {
        this.modelsDir = Optional.of(Path.of(modelsDir));
    }

    /** Processor threads for one sentence: by default as many as there are processors, at most 4. */
    public void setIntraOpThreads(int intraOpThreads) {
        this.intraOpThreads = within("intraOpThreads", intraOpThreads, 256);
    }

    /** Most sentences that are computed at the same time, for all requests together: by default one a processor. */
    public void setParallelism(int parallelism) {
        this.parallelism = within("parallelism", parallelism, 256);
    }

    /** What computes: {@code cpu} by default, {@code cuda} and others where the ONNX Runtime on the classpath has them. */
    public void setExecutionProvider(String executionProvider) {
        this.executionProvider = ExecutionProvider.named(executionProvider);
    }

    /** How long a model that nobody uses stays in memory, 30 minutes by default; {@code 0} for ever. */
    public void setIdleTimeout(String idleTimeout) {
        this.idleTimeout = time("idleTimeout", idleTimeout);
    }

    /** Most models in memory, 8 by default: for another one the one that was idle for the longest time leaves. */
    public void setMaxModels(int maxModels) {
        this.maxModels = within("maxModels", maxModels, 10_000);
    }

    /**
     * Whether a model is loaded a second time when it has computed 32 sentences beside others, to give each of them one
     * thread; {@code true} by default. They take some 15 % less time then, and the model twice its memory.
     */
    public void setSecondSession(boolean secondSession) {
        this.secondSession = secondSession;
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
        this.stallTimeout = time("stallTimeout", stallTimeout);
    }

    /**
     * How long a request waits for a voice that is being fetched, 10 seconds by default. After that it fails, may be tried
     * again, and the download goes on.
     */
    public void setFetchTimeout(String fetchTimeout) {
        this.fetchTimeout = time("fetchTimeout", fetchTimeout);
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

    private static int within(String property, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidSpeechRequestException(
                    "tts.onnx." + property + " must be 1 to " + most + ", not " + value + ". Correct it.");
        }
        return value;
    }

    private static Duration time(String property, String value) {
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(value));
        } catch (RuntimeException e) { // Camel's parser throws whatever comes
            throw new InvalidSpeechRequestException(
                    "tts.onnx." + property + " must be a time such as 30s or 10m. Correct it.", e);
        }
    }

    /** How models are loaded and run. */
    final SessionSettings sessionSettings() {
        return new SessionSettings(intraOpThreads, executionProvider, idleTimeout, maxModels, secondSession);
    }

    final int parallelism() {
        return parallelism;
    }

    final PhonemizerSettings phonemizerSettings() {
        return phonemizer;
    }

    /** Voices that are loaded when the engine starts. */
    final List<String> warmUp() {
        return warmUp;
    }

    final Optional<String> encoderName() {
        return encoder;
    }

    /** Where voices lie and how they are fetched. */
    final VoiceStoreSettings storeSettings() {
        return new VoiceStoreSettings(
                folder(),
                baseUrl,
                catalog,
                offline,
                allowPaths,
                VoiceStoreSettings.CONNECT_TIMEOUT,
                stallTimeout,
                fetchTimeout,
                VoiceStoreSettings.FAILURE_MEMORY,
                VoiceStoreSettings.RETRIES,
                VoiceStoreSettings.BACKOFF);
    }

    /** The folder of the voices. */
    final Path folder() {
        return modelsDir
                .or(() -> property("tts.models.dir").map(Path::of))
                .orElseGet(() -> Path.of(property("tts.home").orElse("./tts-data"), "models"));
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(camelContext)
                .flatMap(context -> context.getPropertiesComponent().resolveProperty(name));
    }
}
