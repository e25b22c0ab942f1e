package io.github.cameltts.engine.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.AudioBody;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineOption.Kind;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Speaks by {@code POST /cognitiveservices/v1} of Azure AI Speech, to which every text is an SSML document.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-services/speech-service/rest-text-to-speech">Azure's reference</a>
 */
@TtsEngine("azure")
public final class AzureEngine extends HttpSpeechEngine {

    private static final String VOICES = "/cognitiveservices/voices/list";
    private static final String NO_REGION = "https://tts.speech.microsoft.com";

    /** Azure cuts longer speech off without a word about it. */
    private static final Duration LONGEST = Duration.ofMinutes(10).minusSeconds(1);

    /** Characters that stay well below that time at the voice's own rate. */
    private static final int MOST_LETTERS = 5000;

    private static final int MOST_SYLLABLES = 2000;
    private static final Set<UnicodeScript> SYLLABIC =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of("azure", OutputFormat.FORMATS)
            .withSampleRates(OutputFormat.SAMPLE_RATES)
            .withTextTypes(TextType.TEXT, TextType.SSML)
            .withRate(0.5, 2)
            .withPitch(-12, 7)
            .withVolume(0, 1)
            .withControls(Control.STYLE)
            .withMaxTextLength(MOST_LETTERS)
            .withMaxConcurrent(CALLS_AT_ONCE)
            .withOptions(
                    new EngineOption(SpeakDocument.STYLE_DEGREE, Kind.NUMBER, "How strong the style is, 0.01 to 2"),
                    new EngineOption(OutputFormat.BIT_RATE, Kind.NUMBER, "Kilobits per second of mp3"));

    private volatile Map<String, Set<String>> styles = Map.of();

    public AzureEngine() {
        super("azure", NO_REGION, "neural");
    }

    /** The region of the Speech resource, such as {@code westeurope}; it names Azure's own service there. */
    public void setRegion(String region) {
        if (!region.matches("[a-z0-9]{1,40}")) {
            throw new InvalidSpeechRequestException(
                    "tts.azure.region must be the short name of a region, such as westeurope. Correct it.");
        }
        setBaseUrl("https://" + region + ".tts.speech.microsoft.com");
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public TextLimit textLimit(SpeechRequest request) {
        boolean syllabic =
                request.text().codePoints().mapToObj(UnicodeScript::of).anyMatch(SYLLABIC::contains);
        int most = syllabic ? MOST_SYLLABLES : MOST_LETTERS;
        return TextLimit.characters((int) (most * Math.min(1, request.prosody().rate())));
    }

    @Override
    protected Map<String, String> credentials(String apiKey) {
        return Map.of("Ocp-Apim-Subscription-Key", apiKey);
    }

    @Override
    protected boolean needsKey() {
        return baseUrl().getHost().endsWith("speech.microsoft.com");
    }

    @Override
    protected ApiRequest checkRequest() {
        requireRegion();
        return ApiRequest.get(VOICES, Map.of());
    }

    /** American English first, because the list begins with Afrikaans and the first voice is the default one. */
    @Override
    protected List<Voice> readVoices() throws InterruptedException {
        requireRegion();
        List<Voice> voices = new ArrayList<>();
        Map<String, Set<String>> known = new HashMap<>();
        for (JsonNode voice : getJson(VOICES, Map.of())) {
            String name = voice.path("ShortName").asText("");
            if (!name.isBlank()) {
                voices.add(new Voice(
                        name,
                        voice.path("DisplayName").asText(name),
                        voice.path("Locale").asText(""),
                        Optional.ofNullable(voice.path("Gender").textValue())));
                Set<String> able = new TreeSet<>();
                voice.path("StyleList").forEach(style -> able.add(style.asText()));
                known.put(name, able);
            }
        }
        voices.sort(Comparator.comparing(voice -> !voice.language().equals("en-US")));
        styles = known;
        return voices;
    }

    @Override
    protected ApiRequest write(SpeechRequest request) {
        requireRegion();
        return ApiRequest.post(
                        "/cognitiveservices/v1", Map.of(), document(request).getBytes(StandardCharsets.UTF_8))
                .withHeader("Content-Type", "application/ssml+xml")
                .withHeader("X-Microsoft-OutputFormat", OutputFormat.of(request).name())
                .withHeader("User-Agent", "camel-tts");
    }

    private String document(SpeechRequest request) {
        if (request.voice().isEmpty()) {
            throw withoutVoice("Azure needs the name of a voice. Name one by voice=….");
        }
        request.style().ifPresent(style -> requireStyle(request.voice(), style));
        requireDegree(request.options().get(SpeakDocument.STYLE_DEGREE));
        return SpeakDocument.of(request, language(request));
    }

    /** Azure ignores a style that a voice does not have. */
    private void requireStyle(String voice, String style) {
        Set<String> able = styles.get(voice);
        if (able != null && !able.contains(style)) {
            throw NearestNames.unknown("style of the voice " + voice, style, able);
        }
    }

    private static void requireDegree(String degree) {
        if (degree != null && (Double.parseDouble(degree) < 0.01 || Double.parseDouble(degree) > 2)) {
            throw new InvalidSpeechRequestException(
                    "engine." + SpeakDocument.STYLE_DEGREE + " must be 0.01 to 2, not " + degree + ".");
        }
    }

    /** Names of voices begin with their locale. */
    private static String language(SpeechRequest request) {
        if (!request.language().isEmpty()) {
            return request.language();
        }
        return request.voice().matches("[a-z]{2,3}-[A-Za-z]{2,4}-.*")
                ? request.voice().replaceFirst("-[^-]*$", "")
                : "en-US";
    }

    private void requireRegion() {
        if (baseUrl().toString().equals(NO_REGION)) {
            throw new InvalidSpeechRequestException(
                    "Azure is another service in each region. Set tts.azure.region, such as westeurope.");
        }
    }

    @Override
    protected Speech read(ApiAnswer answer, SpeechRequest request) {
        OutputFormat format = OutputFormat.of(request);
        if (format.lasts(answer.body().length, LONGEST)) {
            throw new SynthesisFailedException(
                    "Azure ends speech after 10 minutes, and this is as long. Split the text.");
        }
        return AudioBody.toSpeech(answer.body(), request.format(), format.sampleRate());
    }

    @Override
    public long billableCharacters(SpeechRequest request) {
        return BillableCharacters.count(document(request));
    }
}
