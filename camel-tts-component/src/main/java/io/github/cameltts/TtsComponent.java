package io.github.cameltts;

import io.github.cameltts.internal.CapabilitiesOperation;
import io.github.cameltts.internal.ConvertOperation;
import io.github.cameltts.internal.EmbedOperation;
import io.github.cameltts.internal.EngineCalls;
import io.github.cameltts.internal.EngineRegistry;
import io.github.cameltts.internal.EstimateOperation;
import io.github.cameltts.internal.Flights;
import io.github.cameltts.internal.MasterOperation;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.internal.Operation;
import io.github.cameltts.internal.RequestResolver;
import io.github.cameltts.internal.ResolveOperation;
import io.github.cameltts.internal.SpeakerTags;
import io.github.cameltts.internal.Speakers;
import io.github.cameltts.internal.SpeechPool;
import io.github.cameltts.internal.SpeechRecording;
import io.github.cameltts.internal.SpeechThreads;
import io.github.cameltts.internal.SynthesizeOperation;
import io.github.cameltts.internal.VoiceAliases;
import io.github.cameltts.internal.VoicesOperation;
import io.github.cameltts.internal.calls.EngineGate;
import io.github.cameltts.internal.observe.EngineChecks;
import io.github.cameltts.internal.observe.SpeechMetrics;
import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.ModelHost;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;

/** Text to speech: {@code tts:<engine>}. */
@Component("tts")
public class TtsComponent extends HealthCheckComponent {

    /** Bounds the routes that read a stream to its end while it arrives; readers outside of routes need none. */
    private static final int STREAM_THREADS = 32;

    @Metadata(description = "The defaults of all endpoints")
    private TtsConfiguration configuration = new TtsConfiguration();

    @Metadata(
            label = "security",
            description = "The folder that holds reference audio of speakers. Without it speakerReference is refused")
    private String speakers;

    @Metadata(
            label = "advanced",
            description = "Threads that compute audio for engines that block, and carry answers on. Twice the"
                    + " processors, at least 4, by default. When all are busy and 10000 tasks wait, the caller's thread"
                    + " does the work")
    private int threads = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private EngineRegistry engines;
    private VoiceAliases voices;
    private RequestResolver resolver;
    private Speakers library;
    private ExecutorService work;
    private ExecutorService streams;
    private EngineCalls calls;
    private Map<TtsOperation, Operation> operations;
    private final Flights<SpeechRecording> flights = new Flights<>(SpeechRecording::length);
    private SpeechMetrics metrics;
    private EngineChecks checks;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        TtsConfiguration own = configuration.copy();
        Map<String, Object> engineOptions = PropertiesHelper.extractProperties(parameters, "engine.");
        if (!engineOptions.isEmpty()) {
            Map<String, Object> merged = new HashMap<>(own.getEngineOptions());
            merged.putAll(engineOptions);
            own.setEngineOptions(merged);
        }
        TtsEndpoint endpoint = new TtsEndpoint(uri, this, own);
        endpoint.setEngine(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Names the option that was probably meant, where Camel only names the wrong one. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (!parameters.isEmpty()) {
            String unknown = parameters.keySet().iterator().next();
            throw new ResolveEndpointFailedException(
                    uri,
                    NearestNames.unknown("option", unknown, new TtsEndpointUriFactory().propertyNames())
                            .getMessage());
        }
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (engines != null) {
            return;
        }
        engines = new EngineRegistry(getCamelContext());
        checks = new EngineChecks(engines::find);
        metrics = SpeechMetrics.of(getCamelContext());
        voices = VoiceAliases.of(getCamelContext(), engines);
        library = new Speakers(Optional.ofNullable(speakers).map(Path::of));
        resolver = new RequestResolver(
                engines, library, voices, new SpeakerTags(getCamelContext().getPropertiesComponent()::resolveProperty));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        work = new SpeechPool("TtsSpeech", threads);
        streams = new SpeechPool("TtsStream", STREAM_THREADS);
        calls = new EngineCalls(engines, work, metrics);
        SpeechThreads executors = new SpeechThreads(work, streams);
        operations = Map.of(
                TtsOperation.capabilities, new CapabilitiesOperation(engines),
                TtsOperation.synthesize, new SynthesizeOperation(resolver, flights, calls, executors, metrics),
                TtsOperation.resolve, new ResolveOperation(resolver),
                TtsOperation.master, new MasterOperation(resolver, flights),
                TtsOperation.convert, new ConvertOperation(resolver, flights, executors),
                TtsOperation.estimate, new EstimateOperation(resolver, engines),
                TtsOperation.voices, new VoicesOperation(engines, voices),
                TtsOperation.embed, new EmbedOperation(engines, library, work));
    }

    @Override
    protected void doStop() throws Exception {
        flights.clear();
        if (work != null) {
            calls.close();
            getCamelContext().getExecutorServiceManager().shutdownGraceful(work);
            getCamelContext().getExecutorServiceManager().shutdownGraceful(streams);
        }
        if (metrics != null) {
            metrics.close();
        }
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        if (engines != null) {
            checks.close();
            engines.close();
            engines = null;
        }
        super.doShutdown();
    }

    Map<TtsOperation, Operation> operations() {
        return operations;
    }

    EngineRegistry engines() {
        return engines;
    }

    EngineChecks checks() {
        return checks;
    }

    /** The queue of an engine, empty before its first call. */
    Optional<EngineGate> gate(String engine) {
        return Optional.ofNullable(calls).flatMap(started -> started.gate(engine));
    }

    /** The models that an engine in use holds in memory, empty for one that holds none. */
    Optional<List<LoadedModel>> models(String engine) {
        return Optional.ofNullable(engines)
                .map(known -> known.started().get(engine))
                .filter(ModelHost.class::isInstance)
                .map(host -> ((ModelHost) host).loadedModels());
    }

    SpeechMetrics metrics() {
        return metrics;
    }

    public TtsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TtsConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getSpeakers() {
        return speakers;
    }

    public void setSpeakers(String speakers) {
        this.speakers = speakers;
    }

    public int getThreads() {
        return threads;
    }

    public void setThreads(int threads) {
        this.threads = threads;
    }
}
