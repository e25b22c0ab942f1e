package io.github.cameltts.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiHead;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.AudioDecoder;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final Set<String> FIRST_MODELS = Set.of("tts-1", "tts-1-hd");
    private static final String CUSTOM_VOICE = "voice_";
    private static final int MOST_INSTRUCTIONS = 4096;
    private static final int PCM_RATE = 24000;

    private Dialect dialect = Dialect.OPENAI;
    private boolean events;

    public OpenAiEngine() {
        super("openai", OPENAI, "gpt-4o-mini-tts");
    }

    /**
     * Which server it is: {@code openai} (default, also for any other server), {@code kokoro}, {@code speaches},
     * {@code dia} or {@code chatterbox}. It decides which fields may be sent that OpenAI itself would refuse.
     */
    public void setDialect(String dialect) {
        this.dialect = Dialect.named(dialect);
    }

    /**
     * How the server packs its answer: {@code audio} (default) or {@code sse}, events that end with what was counted.
     * The audio is the same.
     */
    public void setStreamFormat(String streamFormat) {
        events = switch (streamFormat.strip()) {
            case "audio" -> false;
            case "sse" -> true;
            default -> throw NearestNames.unknown("tts.openai.streamFormat", streamFormat, List.of("audio", "sse"));
        };
    }

    @Override
    public EngineCapabilities capabilities() {
        return dialect.capabilities();
    }

    /** Where the server is not told the language, it is no part of the key. */
    @Override
    public SpeechRequest audible(SpeechRequest request) {
        return dialect.readsLanguage() ? request : request.withLanguage("");
    }

    /** Voices of one's own, and those mixed out of others. */
    @Override
    public Optional<Voice> unlistedVoice(String id) {
        if (id.startsWith(CUSTOM_VOICE)) {
            return Optional.of(new Voice(id, id, ""));
        }
        return isVendorsOwn() ? Optional.empty() : VoiceMix.of(id, voices());
    }

    @Override
    protected List<Voice> fixedVoices() {
        List<Voice> configured = super.fixedVoices();
        return configured.isEmpty() && isVendorsOwn() ? OPENAI_VOICES : configured;
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

    @Override
    protected List<Voice> readVoices() throws InterruptedException {
        List<String> names = new ArrayList<>(dialect.builtinVoices());
        for (String path : dialect.voiceLists()) {
            JsonNode answer = getJson(path, Map.of());
            JsonNode voices = answer.isArray() ? answer : answer.path("voices");
            voices.forEach(voice -> names.add(voiceName(voice)));
        }
        return named(names.stream());
    }

    /** A voice is its name, or an object with an id, a name or the name of its file. */
    private static String voiceName(JsonNode voice) {
        return Stream.of(voice, voice.path("id"), voice.path("name"), voice.path("filename"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(JsonNode::asText)
                .orElse("");
    }

    @Override
    protected ApiRequest write(SpeechRequest request) {
        if (request.voice().isEmpty()) {
            throw withoutVoice(
                    "The server does not tell its voices. Name one by voice=…, or list them in tts.openai.voices.");
        }
        String model = model(request);
        requireFits(request, model);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model);
        fields.put("input", request.text());
        fields.put("voice", request.voice().startsWith(CUSTOM_VOICE) ? Map.of("id", request.voice()) : request.voice());
        fields.put("response_format", request.format().id());
        if (request.prosody().rate() != 1) {
            fields.put("speed", request.prosody().rate());
        }
        if (events) {
            fields.put("stream_format", "sse");
        }
        dialect.write(request, fields);
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
        int rate = request.sampleRate() == 0 ? PCM_RATE : request.sampleRate();
        Duration duration = Duration.ofMillis(audio.length * 500L / rate);
        return new Speech(audio, AudioFormat.PCM, rate, Optional.of(duration), OptionalLong.empty());
    }

    private void requireFits(SpeechRequest request, String model) {
        if (request.instructions()
                .filter(words -> words.length() > MOST_INSTRUCTIONS)
                .isPresent()) {
            throw new InvalidSpeechRequestException(
                    "The instructions have more than " + MOST_INSTRUCTIONS + " characters. Shorten them.");
        }
        if (!FIRST_MODELS.contains(model)) {
            return;
        }
        if (request.instructions().isPresent()) {
            throw new InvalidSpeechRequestException(
                    "The model '" + model + "' takes no instructions. Leave them out, or choose another model.");
        }
        if (events) {
            throw new InvalidSpeechRequestException("The model '" + model
                    + "' sends no events. Set tts.openai.streamFormat=audio, or choose another model.");
        }
    }
}
