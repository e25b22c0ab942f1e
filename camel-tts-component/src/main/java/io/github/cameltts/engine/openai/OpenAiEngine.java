package io.github.cameltts.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiHead;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.AudioDecoder;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Speaks by {@code POST /v1/audio/speech}, at OpenAI or at any server that offers the same: Kokoro-FastAPI, speaches,
 * LocalAI, Chatterbox, Dia.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createSpeech">OpenAI's reference</a>
 */
@TtsEngine("openai")
public final class OpenAiEngine extends HttpSpeechEngine {

    private static final String OPENAI = "https://api.openai.com";
    private static final List<Voice> OPENAI_VOICES = named(Stream.of(
            "alloy", "ash", "ballad", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer", "verse", "marin",
            "cedar"));
    private static final Set<String> WITHOUT_INSTRUCTIONS = Set.of("tts-1", "tts-1-hd");
    private static final int PCM_RATE = 24000;
    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of(
                    "openai",
                    AudioFormat.MP3,
                    AudioFormat.OPUS,
                    AudioFormat.AAC,
                    AudioFormat.FLAC,
                    AudioFormat.WAV,
                    AudioFormat.PCM)
            .withRate(0.25, 4)
            .withMaxConcurrent(CALLS_AT_ONCE)
            .withControls(Control.MODEL, Control.INSTRUCTIONS)
            .withMaxTextLength(4096);

    private List<Voice> configured = List.of();

    public OpenAiEngine() {
        super("openai", OPENAI, "gpt-4o-mini-tts");
    }

    /** The voices that may be asked for, the default first, separated by commas; by default the server is asked. */
    public void setVoices(String voices) {
        configured = named(Arrays.stream(voices.split(",", -1)).map(String::strip));
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    protected List<Voice> fixedVoices() {
        return configured.isEmpty() && baseUrl().toString().equals(OPENAI) ? OPENAI_VOICES : configured;
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
        return Map.of("Authorization", "Bearer " + apiKey);
    }

    /** Voices are names, or objects with an id or a name. */
    @Override
    protected List<Voice> readVoices() throws InterruptedException {
        JsonNode answer = getJson("/v1/audio/voices", Map.of());
        JsonNode voices = answer.isArray() ? answer : answer.path("voices");
        return named(StreamSupport.stream(voices.spliterator(), false)
                .map(voice -> voice.isTextual()
                        ? voice.asText()
                        : voice.path("id").asText(voice.path("name").asText(""))));
    }

    @Override
    protected ApiRequest write(SpeechRequest request) {
        if (request.voice().isEmpty()) {
            throw new InvalidSpeechRequestException(
                    "The server does not tell its voices. Name one by voice=…, or list them in tts.openai.voices.");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model(request));
        fields.put("input", request.text());
        fields.put("voice", request.voice());
        fields.put("response_format", request.format().id());
        if (request.prosody().rate() != 1) {
            fields.put("speed", request.prosody().rate());
        }
        request.instructions().ifPresent(instructions -> {
            if (WITHOUT_INSTRUCTIONS.contains(model(request))) {
                throw new InvalidSpeechRequestException("The model '" + model(request)
                        + "' takes no instructions. Leave them out, or choose another model.");
            }
            fields.put("instructions", instructions);
        });
        return ApiRequest.post("/v1/audio/speech", Map.of(), json(fields));
    }

    @Override
    protected Optional<AudioDecoder> decoder(ApiHead head, SpeechRequest request) {
        return head.mediaType().equals("text/event-stream") ? Optional.of(new SpeechEvents()) : Optional.empty();
    }

    @Override
    protected Speech read(ApiAnswer answer, SpeechRequest request) {
        byte[] audio = answer.body();
        if (request.format() != AudioFormat.PCM) {
            return new Speech(audio, request.format(), 0);
        }
        Duration duration = Duration.ofMillis(audio.length * 500L / PCM_RATE);
        return new Speech(audio, AudioFormat.PCM, PCM_RATE, Optional.of(duration), OptionalLong.empty());
    }

    private static List<Voice> named(Stream<String> names) {
        return names.filter(name -> !name.isBlank())
                .distinct()
                .map(name -> new Voice(name, name, ""))
                .toList();
    }
}
