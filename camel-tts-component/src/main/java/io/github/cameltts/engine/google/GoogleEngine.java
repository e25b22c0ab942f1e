package io.github.cameltts.engine.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiHead;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.AudioBody;
import io.github.cameltts.engine.http.AudioDecoder;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.engine.http.JsonAudio;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.text.SsmlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks by {@code POST /v1/text:synthesize} of Google Cloud Text-to-Speech.
 *
 * @see <a href="https://cloud.google.com/text-to-speech/docs/reference/rest/v1/text/synthesize">Google's reference</a>
 */
@TtsEngine("google")
public final class GoogleEngine extends HttpSpeechEngine {

    /** Decibels. */
    static final double LEAST_GAIN = -96;

    private static final int MOST_BYTES = 5000;

    /** The factor of 16 decibels, which is the most gain. */
    private static final double MOST_VOLUME = 6.3;

    private static final Pattern LOCALE = Pattern.compile("([a-z]{2,3}-[A-Za-z]{2,4})-.+");

    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of("google", AudioConfig.FORMATS)
            .withSampleRates(AudioConfig.SAMPLE_RATES)
            .withTextTypes(TextType.TEXT, TextType.SSML)
            .withRate(0.25, 2)
            .withPitch(-20, 20)
            .withVolume(0, MOST_VOLUME)
            .withMaxTextLength(MOST_BYTES)
            .withMaxConcurrent(CALLS_AT_ONCE);

    public GoogleEngine() {
        super("google", "https://texttospeech.googleapis.com", "v1");
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public TextLimit textLimit(SpeechRequest request) {
        return TextLimit.bytes(MOST_BYTES);
    }

    @Override
    protected Map<String, String> credentials(String apiKey) {
        return Map.of("x-goog-api-key", apiKey);
    }

    @Override
    protected boolean needsKey() {
        return isVendorsOwn();
    }

    @Override
    protected ApiRequest checkRequest() {
        return ApiRequest.get("/v1/voices", Map.of("languageCode", "en-US"));
    }

    /** American English first, because the first voice is the default one. */
    @Override
    protected List<Voice> readVoices() throws InterruptedException {
        List<Voice> voices = new ArrayList<>();
        for (JsonNode voice : getJson("/v1/voices", Map.of()).path("voices")) {
            String name = voice.path("name").asText("");
            if (!name.isBlank()) {
                Optional<String> gender = Optional.ofNullable(
                                voice.path("ssmlGender").textValue())
                        .map(told -> told.toLowerCase(Locale.ROOT));
                voices.add(new Voice(
                        name, name, voice.path("languageCodes").path(0).asText(""), gender));
            }
        }
        voices.sort(Comparator.comparing(voice -> !voice.language().equals("en-US")));
        return voices;
    }

    @Override
    protected ApiRequest write(SpeechRequest request) {
        boolean ssml = request.textType() == TextType.SSML;
        if (ssml) {
            SsmlDocument.parse(request.text());
        }
        Map<String, Object> voice = new LinkedHashMap<>();
        voice.put("languageCode", language(request));
        if (!request.voice().isEmpty()) {
            voice.put("name", request.voice());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("input", Map.of(ssml ? "ssml" : "text", request.text()));
        fields.put("voice", voice);
        fields.put("audioConfig", AudioConfig.of(request).fields(request.prosody()));
        return ApiRequest.postJson("/v1/text:synthesize", fields);
    }

    /** Names of voices begin with their language. */
    private String language(SpeechRequest request) {
        if (!request.language().isEmpty()) {
            return request.language();
        }
        Matcher name = LOCALE.matcher(request.voice());
        if (!name.matches()) {
            String unnamed = "Google needs the language of the voice. Name it by language=…, such as en-US.";
            throw request.voice().isEmpty() ? withoutVoice(unnamed) : new InvalidSpeechRequestException(unnamed);
        }
        return name.group(1);
    }

    @Override
    protected Optional<AudioDecoder> decoder(ApiHead head, SpeechRequest request) {
        return head.mediaType().endsWith("json") ? Optional.of(new JsonAudio("audioContent")) : Optional.empty();
    }

    /** Mu-law and A-law come with a WAV header that the formats of that name do not have here: it is taken off. */
    @Override
    protected boolean isFinalAsItComes(SpeechRequest request) {
        return super.isFinalAsItComes(request) && !isHeaderless(request);
    }

    private static boolean isHeaderless(SpeechRequest request) {
        return request.format() == AudioFormat.ULAW || request.format() == AudioFormat.ALAW;
    }

    @Override
    protected Speech read(ApiAnswer answer, SpeechRequest request) {
        byte[] audio = isHeaderless(request) ? WavFile.samplesOf(answer.body()) : answer.body();
        return AudioBody.toSpeech(
                audio, request.format(), AudioConfig.of(request).sampleRate());
    }

    /**
     * Every code point, markup included, but not the element {@code mark}.
     *
     * @see <a href="https://cloud.google.com/text-to-speech/pricing">Google's pricing</a>
     */
    @Override
    public long billableCharacters(SpeechRequest request) {
        String charged = request.textType() == TextType.SSML
                ? request.text().replaceAll("</?mark(?=[\\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", "")
                : request.text();
        return charged.codePointCount(0, charged.length());
    }
}
