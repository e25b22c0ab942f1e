package io.github.cameltts.engine.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiHead;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.AudioDecoder;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.engine.http.JsonAudio;
import io.github.cameltts.engine.http.RemoteList;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Speaks by {@code POST /v1/text-to-speech/{voice_id}} of ElevenLabs.
 *
 * @see <a href="https://elevenlabs.io/docs/api-reference/text-to-speech/convert">ElevenLabs' reference</a>
 */
@TtsEngine("elevenlabs")
public final class ElevenLabsEngine extends HttpSpeechEngine {

    private static final String MODELS = "/v1/models";
    private static final int MOST_PAGES = 50;
    private static final String DEFAULT_BIT_RATE = "128";
    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of("elevenlabs", OutputFormat.FORMATS)
            .withSampleRates(OutputFormat.SAMPLE_RATES)
            .withRate(0.7, 1.2)
            .withControls(Control.MODEL, Control.SEED)
            .withMaxTextLength(Model.MOST_OF_ALL)
            .withMaxConcurrent(CALLS_AT_ONCE)
            .withOptions(SpeechFields.OPTIONS);

    private final RemoteList<Model> models = remembered(this::readModels);
    private boolean logging = true;

    public ElevenLabsEngine() {
        super("elevenlabs", "https://api.elevenlabs.io", Model.MULTILINGUAL);
    }

    /**
     * Whether ElevenLabs may keep texts and audio in its history, {@code true} by default; without it, the account needs
     * zero retention.
     */
    public void setEnableLogging(boolean enableLogging) {
        logging = enableLogging;
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    protected boolean needsKey() {
        return isVendorsOwn();
    }

    @Override
    protected ApiRequest checkRequest() {
        return ApiRequest.get(MODELS, Map.of());
    }

    @Override
    protected Map<String, String> credentials(String apiKey) {
        return Map.of("xi-api-key", apiKey);
    }

    @Override
    protected List<Voice> readVoices() throws InterruptedException {
        List<Voice> voices = new ArrayList<>();
        Map<String, String> query = new TreeMap<>(Map.of("page_size", "100"));
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = getJson("/v2/voices", query);
            for (JsonNode voice : answer.path("voices")) {
                String id = voice.path("voice_id").asText("");
                if (!id.isBlank()) {
                    String name = voice.path("name").asText("");
                    Optional<String> gender = Optional.ofNullable(
                            voice.path("labels").path("gender").textValue());
                    voices.add(new Voice(id, name.isBlank() ? id : name, "", gender));
                }
            }
            String next = answer.path("next_page_token").asText("");
            if (!answer.path("has_more").asBoolean() || next.isEmpty()) {
                return voices;
            }
            query.put("next_page_token", next);
        }
        return voices;
    }

    private List<Model> readModels() throws InterruptedException {
        return StreamSupport.stream(getJson(MODELS, Map.of()).spliterator(), false)
                .flatMap(model -> Model.listed(model).stream())
                .toList();
    }

    /** As the service lists it, as documented as long as that list is not known. */
    @Override
    public TextLimit textLimit(SpeechRequest request) {
        String id = model(request);
        Model model = models.known().stream()
                .filter(listed -> listed.id().equals(id))
                .findFirst()
                .orElseGet(() -> Model.documented(id));
        return TextLimit.characters(model.mostCharacters());
    }

    /** Credits, which is also what the header {@code character-cost} counts. */
    @Override
    public long billableCharacters(SpeechRequest request) {
        return Model.credits(model(request), super.billableCharacters(request));
    }

    /** A model that takes no language hears it from the text. */
    @Override
    public SpeechRequest audible(SpeechRequest request) {
        return Model.takesLanguage(model(request)) ? request : request.withLanguage("");
    }

    /** A stream cannot tell its length in advance, which a WAV file does. */
    @Override
    protected ApiRequest write(SpeechRequest request) {
        if (request.voice().isEmpty()) {
            throw withoutVoice("ElevenLabs needs the id of a voice. Name one by voice=….");
        }
        Map<String, String> query = new TreeMap<>();
        query.put("output_format", outputFormat(request).name());
        if (!logging) {
            query.put("enable_logging", "false");
        }
        return ApiRequest.post(
                "/v1/text-to-speech/" + ApiRequest.encode(request.voice())
                        + (request.format() == AudioFormat.WAV ? "" : "/stream")
                        + (withTimestamps(request) ? "/with-timestamps" : ""),
                query,
                json(SpeechFields.of(request, model(request))));
    }

    @Override
    protected Optional<AudioDecoder> decoder(ApiHead head, SpeechRequest request) {
        return withTimestamps(request) ? Optional.of(new JsonAudio("audio_base64")) : Optional.empty();
    }

    @Override
    protected OptionalLong billed(ApiHead head) {
        return head.header("character-cost")
                .filter(cost -> cost.matches("\\d{1,12}"))
                .map(cost -> OptionalLong.of(Long.parseLong(cost)))
                .orElse(OptionalLong.empty());
    }

    @Override
    protected Speech read(ApiAnswer answer, SpeechRequest request) {
        byte[] audio = answer.body();
        int rate = outputFormat(request).sampleRate();
        OptionalLong billed = billed(answer.head());
        return switch (request.format()) {
            case PCM -> headerless(audio, AudioFormat.PCM, rate, 2L * rate, billed);
            case ULAW, ALAW -> headerless(audio, request.format(), rate, rate, billed);
            default -> new Speech(audio, request.format(), 0, Optional.empty(), billed);
        };
    }

    private static boolean withTimestamps(SpeechRequest request) {
        return Boolean.parseBoolean(request.options().get("timestamps"));
    }

    private static Speech headerless(
            byte[] audio, AudioFormat format, int rate, long bytesPerSecond, OptionalLong billed) {
        Duration duration = Duration.ofMillis(audio.length * 1000L / bytesPerSecond);
        return new Speech(audio, format, rate, Optional.of(duration), billed);
    }

    private static OutputFormat outputFormat(SpeechRequest request) {
        String bitRate = request.options().getOrDefault("bitRate", DEFAULT_BIT_RATE);
        return OutputFormat.of(request, bitRate.matches("\\d{1,4}") ? Integer.parseInt(bitRate) : 0);
    }
}
