package io.github.cameltts.engine.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.util.TimeUtils;

/**
 * An engine behind an HTTP service: its settings, its client, and the way from an answer to audio or a failure. A
 * subclass knows the vendor's wire only: how a request is written and what an answer means.
 */
public abstract class HttpSpeechEngine implements AsyncSpeechEngine, CamelContextAware {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final VoiceDirectory directory = new VoiceDirectory(this::readVoices);
    private CamelContext context;
    private URI baseUrl;
    private String apiKey = "";
    private String model;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration responseTimeout = Duration.ofSeconds(60);
    private long maxResponseBytes = 64L << 20;
    private int maxConcurrent = 20;
    private ApiClient client;
    private boolean closed;

    /**
     * @param id the engine's name
     * @param baseUrl the vendor's own service
     * @param model the default model
     */
    protected HttpSpeechEngine(String id, String baseUrl, String model) {
        this.id = id;
        this.model = model;
        this.baseUrl = URI.create(baseUrl);
    }

    /** The headers that prove who calls. */
    protected abstract Map<String, String> credentials(String apiKey);

    /** Asks the service for its voices; empty when it does not tell. */
    protected abstract List<Voice> readVoices() throws InterruptedException;

    /**
     * Writes the call for one request.
     *
     * @throws InvalidSpeechRequestException when the vendor would refuse it
     */
    protected abstract ApiRequest write(SpeechRequest request);

    /** Makes speech of a success whose body may be audio. */
    protected abstract Speech read(ApiAnswer answer, SpeechRequest request);

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
        this.connectTimeout = Duration.ofMillis(TimeUtils.toMilliSeconds(connectTimeout));
    }

    /** Most time without any byte of the answer, such as {@code 60s}. */
    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = Duration.ofMillis(TimeUtils.toMilliSeconds(responseTimeout));
    }

    /** Most bytes of one answer, 64 MiB by default. */
    public void setMaxResponseBytes(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    /** Most calls at once, 20 by default. */
    public void setMaxConcurrent(int maxConcurrent) {
        this.maxConcurrent = maxConcurrent;
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

    protected final String model(SpeechRequest request) {
        return request.model().isEmpty() ? model : request.model();
    }

    /** Voices that are known without asking the service, by default none. */
    protected List<Voice> fixedVoices() {
        return List.of();
    }

    @Override
    public final List<Voice> voices() {
        return fixedVoices().isEmpty() ? directory.voices() : fixedVoices();
    }

    /** Never asks the service: called on the thread that a question would wait for. */
    private List<Voice> knownVoices() {
        return fixedVoices().isEmpty() ? directory.known() : fixedVoices();
    }

    /** Two servers never share a key, even where both call their model the same. */
    @Override
    public EngineIdentity identity(SpeechRequest request) {
        write(request); // what the vendor would refuse fails here, before anything is looked up or paid for
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(baseUrl.toString().getBytes(StandardCharsets.UTF_8));
            return new EngineIdentity(id, "1", model(request), HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request) {
        ApiSettings settings = settings();
        CompletableFuture<ApiAnswer> call = client().send(write(request));
        CompletableFuture<Speech> speech = new CompletableFuture<>();
        call.whenComplete((answer, failure) -> {
            try {
                if (failure != null) {
                    throw failure;
                }
                if (!answer.isSuccess()) {
                    throw ServiceFailure.of(settings, answer, request, knownVoices());
                }
                if (!answer.mediaType().equals("text/event-stream")) {
                    AudioAnswer.require(settings, answer, request);
                }
                speech.complete(read(answer, request));
            } catch (Throwable e) {
                speech.completeExceptionally(e);
            }
        });
        speech.whenComplete((audio, failure) -> {
            if (speech.isCancelled()) {
                call.cancel(true);
            }
        });
        return speech;
    }

    /**
     * Reads JSON from the service.
     *
     * @throws SpeechException when it cannot be reached or answers with anything else
     */
    protected final JsonNode getJson(String path, Map<String, String> query) throws InterruptedException {
        try {
            ApiAnswer answer = client().send(ApiRequest.get(path, query)).get();
            if (answer.isSuccess()) {
                return JSON.readTree(answer.body());
            }
            throw new InvalidAudioException("The engine '" + id + "' got " + answer + " for " + path + ".");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SpeechException known) {
                throw known;
            }
            throw new InvalidAudioException("The engine '" + id + "' got no answer for " + path + ".", e);
        } catch (IOException e) {
            throw new InvalidAudioException("The engine '" + id + "' got no JSON for " + path + ".", e);
        }
    }

    /** Writes JSON in UTF-8; whatever stands in a text stays inside its string. */
    protected static byte[] json(Map<String, Object> fields) {
        for (Object value : fields.values()) {
            if (value instanceof String text && text.codePoints().anyMatch(HttpSpeechEngine::isHalfCharacter)) {
                throw new InvalidSpeechRequestException(
                        "The text has half of a surrogate pair in it, which is no character. Take it out.");
            }
        }
        try {
            return JSON.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new InvalidSpeechRequestException("The request cannot be written as JSON. Correct its values.", e);
        }
    }

    private static boolean isHalfCharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    @Override
    public final synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    private synchronized ApiClient client() {
        if (closed) {
            throw new SpeechCancelledException(
                    "The engine '" + id + "' is closed, because the application is stopping.");
        }
        if (client == null) {
            client = new ApiClient(context, settings());
        }
        return client;
    }

    private ApiSettings settings() {
        return new ApiSettings(
                id,
                baseUrl,
                apiKey.isEmpty() ? Map.of() : credentials(apiKey),
                connectTimeout,
                responseTimeout,
                maxResponseBytes,
                maxConcurrent);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return id + " at " + baseUrl;
    }
}
