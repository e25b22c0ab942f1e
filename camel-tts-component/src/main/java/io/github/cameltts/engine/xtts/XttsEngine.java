package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.AudioBody;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.spi.VoiceEncoder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Speaks by a server of Coqui's XTTS model, of which there are two kinds. */
@TtsEngine("xtts")
public final class XttsEngine extends HttpSpeechEngine implements VoiceEncoder {

    private static final int SAMPLE_RATE = 24000;

    private final Map<String, XttsDialect> dialects;
    private XttsDialect dialect;

    public XttsEngine() {
        super("xtts", "http://127.0.0.1", "xtts_v2");
        setVoicesTimeout("15s"); // the list holds the latents of all speakers, tens of megabytes
        XttsServer server = new Server();
        dialects = Map.of("coqui", new CoquiDialect(server), "api-server", new ApiServerDialect(server));
        dialect = dialects.get("coqui");
    }

    /** {@code coqui} for xtts-streaming-server, {@code api-server} for xtts-api-server. */
    public void setDialect(String name) {
        dialect = dialects.get(name);
        if (dialect == null) {
            throw NearestNames.unknown("dialect in tts.xtts.dialect", name, dialects.keySet());
        }
    }

    @Override
    public EngineCapabilities capabilities() {
        return dialect.capabilities();
    }

    @Override
    public TextLimit textLimit(SpeechRequest request) {
        return XttsLanguages.limit(request);
    }

    /** For a server behind a proxy that wants one. */
    @Override
    protected Map<String, String> credentials(String apiKey) {
        return Map.of("Authorization", "Bearer " + apiKey);
    }

    @Override
    protected ApiRequest checkRequest() {
        return ApiRequest.get("/languages", Map.of());
    }

    @Override
    protected List<Voice> readVoices() throws InterruptedException {
        return dialect.readVoices();
    }

    @Override
    protected ApiRequest write(SpeechRequest request) {
        return dialect.write(request);
    }

    @Override
    protected CompletableFuture<ApiRequest> prepare(SpeechRequest request) {
        return dialect.prepare(request);
    }

    /** Who has reference audio speaks in no other voice, whichever would be the default. */
    @Override
    public SpeechRequest audible(SpeechRequest request) {
        return request.speakerReference().isPresent() ? request.withVoice("") : request;
    }

    @Override
    protected Speech read(ApiAnswer answer, SpeechRequest request) {
        return AudioBody.toSpeech(answer.body(), request.format(), SAMPLE_RATE);
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
        return dialect.encoder()
                .orElseThrow(() -> new InvalidSpeechRequestException(
                        "This kind of XTTS server makes no embeddings. Use one for which tts.xtts.dialect is coqui."));
    }

    private final class Server implements XttsServer {

        @Override
        public URI baseUrl() {
            return XttsEngine.this.baseUrl();
        }

        @Override
        public String model() {
            return XttsEngine.this.model();
        }

        @Override
        public CompletableFuture<JsonNode> ask(ApiRequest request) {
            return askJson(request);
        }

        @Override
        public SpeechException withoutVoice(String message) {
            return XttsEngine.this.withoutVoice(message);
        }

        @Override
        public JsonNode get(String path) throws InterruptedException {
            return getJson(path, Map.of());
        }
    }
}
