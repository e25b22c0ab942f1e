package io.github.cameltts.engine.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineOption.Kind;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Speaks by {@code POST /v1/text-to-speech/{voice_id}} of ElevenLabs.
 *
 * @see <a href="https://elevenlabs.io/docs/api-reference/text-to-speech/convert">ElevenLabs' reference</a>
 */
@TtsEngine("elevenlabs")
public final class ElevenLabsEngine extends HttpSpeechEngine {

    private static final String BIT_RATE = "bitRate";
    private static final String MULTILINGUAL = "eleven_multilingual_v2";
    private static final int MOST_PAGES = 50;
    private static final long LARGEST_SEED = 0xFFFF_FFFFL;
    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of("elevenlabs", OutputFormat.FORMATS)
            .withSampleRates(OutputFormat.SAMPLE_RATES)
            .withRate(0.7, 1.2)
            .withControls(Control.MODEL, Control.SEED)
            .withMaxTextLength(40000)
            .withMaxConcurrent(CALLS_AT_ONCE)
            .withOptions(
                    new EngineOption("stability", Kind.NUMBER, "How even the voice is, 0 to 1"),
                    new EngineOption("similarityBoost", Kind.NUMBER, "How close to the original voice, 0 to 1"),
                    new EngineOption("style", Kind.NUMBER, "How much the style is exaggerated, 0 to 1"),
                    new EngineOption("speakerBoost", Kind.FLAG, "Whether to come closer to the original speaker"),
                    new EngineOption(BIT_RATE, Kind.NUMBER, "Kilobits per second of mp3 and opus"));

    public ElevenLabsEngine() {
        super("elevenlabs", "https://api.elevenlabs.io", MULTILINGUAL);
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
        return ApiRequest.get("/v1/models", Map.of());
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

    @Override
    protected ApiRequest write(SpeechRequest request) {
        String model = model(request);
        if (request.voice().isEmpty()) {
            throw new InvalidSpeechRequestException("ElevenLabs needs the id of a voice. Name one by voice=….");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", request.text());
        fields.put("model_id", model);
        if (!request.language().isEmpty() && !model.equals(MULTILINGUAL)) {
            fields.put(
                    "language_code", Locale.forLanguageTag(request.language()).getLanguage());
        }
        request.seed().ifPresent(seed -> {
            if (seed < 0 || seed > LARGEST_SEED) {
                throw new InvalidSpeechRequestException(
                        "The seed must be 0 to " + LARGEST_SEED + ", not " + seed + ".");
            }
            fields.put("seed", seed);
        });
        Map<String, Object> settings = VoiceSettings.of(request);
        if (!settings.isEmpty()) {
            fields.put("voice_settings", settings);
        }
        return ApiRequest.post(
                "/v1/text-to-speech/" + ApiRequest.encode(request.voice()),
                Map.of("output_format", outputFormat(request).name()),
                json(fields));
    }

    @Override
    protected Speech read(ApiAnswer answer, SpeechRequest request) {
        byte[] audio = answer.body();
        int rate = outputFormat(request).sampleRate();
        OptionalLong billed = answer.header("character-cost")
                .filter(cost -> cost.matches("\\d{1,12}"))
                .map(cost -> OptionalLong.of(Long.parseLong(cost)))
                .orElse(OptionalLong.empty());
        return switch (request.format()) {
            case PCM -> headerless(audio, AudioFormat.PCM, rate, 2L * rate, billed);
            case ULAW, ALAW -> headerless(audio, request.format(), rate, rate, billed);
            default -> new Speech(audio, request.format(), 0, Optional.empty(), billed);
        };
    }

    private static Speech headerless(
            byte[] audio, AudioFormat format, int rate, long bytesPerSecond, OptionalLong billed) {
        Duration duration = Duration.ofMillis(audio.length * 1000L / bytesPerSecond);
        return new Speech(audio, format, rate, Optional.of(duration), billed);
    }

    private static OutputFormat outputFormat(SpeechRequest request) {
        String bitRate = request.options().getOrDefault(BIT_RATE, "128");
        return OutputFormat.of(request, bitRate.matches("\\d{1,4}") ? Integer.parseInt(bitRate) : 0);
    }

    @Override
    public TextLimit textLimit(SpeechRequest request) {
        return TextLimit.characters(mostCharacters(model(request)));
    }

    /** As documented for each family; a model that is not known here has the service's own check. */
    private static int mostCharacters(String model) {
        if (model.equals(MULTILINGUAL)) {
            return 10000;
        }
        return model.equals("eleven_flash_v2") ? 30000 : 40000;
    }
}
