package io.github.cameltts.engine.http;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.util.TimeUtils;

/** What can be set of an engine behind HTTP, by {@code tts.<engine>.<property>}, before its first call. */
public abstract class HttpEngineSettings implements CamelContextAware {

    private final String id;
    private final URI vendorUrl;
    private CamelContext context;
    private URI baseUrl;
    private String apiKey = "";
    private String model;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration responseTimeout = Duration.ofSeconds(60);
    private Duration voicesTimeout = Duration.ofSeconds(2);
    private List<Voice> configuredVoices = List.of();
    private long maxResponseBytes = 64L << 20;

    HttpEngineSettings(String id, String vendorUrl, String model) {
        this.id = id;
        this.model = model;
        this.vendorUrl = URI.create(vendorUrl);
        this.baseUrl = this.vendorUrl;
    }

    /** The headers that prove who calls. */
    protected abstract Map<String, String> credentials(String apiKey);

    /** Where the service is; the key is sent there and nowhere else. A trailing {@code /v1} may be left out. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = BaseUrl.parse(id, baseUrl);
    }

    /** Proves who calls. It appears in no log and no message. */
    @Metadata(label = "security", secret = true)
    public void setApiKey(String apiKey) {
        if (apiKey.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSpeechRequestException("tts." + id + ".apiKey has a line break in it. Take it out.");
        }
        this.apiKey = apiKey.strip();
    }

    /** The model where a request names none. */
    public void setModel(String model) {
        this.model = model;
    }

    /** Most time to open a connection, such as {@code 10s}. */
    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = duration(connectTimeout);
    }

    /** Most time without any byte of the answer, such as {@code 60s}. */
    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = duration(responseTimeout);
    }

    /**
     * How long the first requests wait for the list of voices, {@code 2s} by default. While it is not known, every voice
     * name is passed on to the service.
     */
    public void setVoicesTimeout(String voicesTimeout) {
        this.voicesTimeout = duration(voicesTimeout);
    }

    /** The voices that may be asked for, the default first, separated by commas; by default the service is asked. */
    public void setVoices(String voices) {
        configuredVoices = named(Arrays.stream(voices.split(",", -1)).map(String::strip));
    }

    /** Most bytes of one answer, 64 MiB by default. */
    public void setMaxResponseBytes(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    @Override
    public final void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public final CamelContext getCamelContext() {
        return context;
    }

    protected final URI baseUrl() {
        return baseUrl;
    }

    /** Whether the service is the vendor's own, and not one that somebody else runs. */
    protected final boolean isVendorsOwn() {
        return vendorUrl.getHost().equalsIgnoreCase(baseUrl.getHost());
    }

    protected final String model(SpeechRequest request) {
        return request.model().isEmpty() ? model : request.model();
    }

    /** The model where a request names none. */
    protected final String model() {
        return model;
    }

    /** Voices that are known without asking the service, by default those that are configured. */
    protected List<Voice> fixedVoices() {
        return configuredVoices;
    }

    /** Voices of which nothing is known but their names. */
    protected static List<Voice> named(Stream<String> names) {
        return names.filter(name -> !name.isBlank())
                .distinct()
                .map(name -> new Voice(name, name, ""))
                .toList();
    }

    final String id() {
        return id;
    }

    final boolean hasKey() {
        return !apiKey.isEmpty();
    }

    final Duration voicesTimeout() {
        return voicesTimeout;
    }

    final ApiSettings settings() {
        return new ApiSettings(
                id,
                baseUrl,
                apiKey.isEmpty() ? Map.of() : credentials(apiKey),
                connectTimeout,
                responseTimeout,
                maxResponseBytes);
    }

    private static Duration duration(String written) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(written));
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return id + " at " + baseUrl;
    }
}
