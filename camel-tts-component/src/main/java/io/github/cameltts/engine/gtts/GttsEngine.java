package io.github.cameltts.engine.gtts;

import io.github.cameltts.engine.http.ApiAnswer;
import io.github.cameltts.engine.http.ApiHead;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.engine.http.AudioBody;
import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineOption.Kind;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Speaks by {@code GET /translate_tts} of Google Translate, which nobody promised to offer: no key, no contract, and any
 * day it may refuse. For trying things out.
 */
@TtsEngine("gtts")
public final class GttsEngine extends HttpSpeechEngine {

    private static final String SLOW = "slow";

    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of("gtts", AudioFormat.MP3)
            .withLanguages(
                    "en", "af", "am", "ar", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu",
                    "fi", "fr", "gl", "gu", "ha", "hi", "hr", "hu", "id", "is", "it", "he", "ja", "jv", "km", "kn",
                    "ko", "la", "lt", "lv", "ml", "mr", "ms", "my", "ne", "nl", "no", "pa", "pl", "pt", "pt-PT", "ro",
                    "ru", "si", "sk", "sq", "sr", "su", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi",
                    "yue", "zh-CN", "zh-TW")
            .withMaxTextLength(100)
            .withMaxConcurrent(CALLS_AT_ONCE)
            .withOptions(new EngineOption(SLOW, Kind.FLAG, "Whether to speak slowly, for learners"));

    /** Codes of Google Translate that are not the language's tag. */
    private static final Map<String, String> CODES = Map.of("he", "iw", "jv", "jw");

    public GttsEngine() {
        super("gtts", "https://translate.google.com", "translate");
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    /** There is no key, and one that is set anyway goes nowhere. */
    @Override
    protected Map<String, String> credentials(String apiKey) {
        return Map.of();
    }

    /** One voice for each language, without a name. */
    @Override
    protected List<Voice> readVoices() {
        return List.of();
    }

    @Override
    protected ApiRequest write(SpeechRequest request) {
        Map<String, String> query = new TreeMap<>();
        query.put("ie", "UTF-8");
        query.put("client", "tw-ob");
        query.put("tl", CODES.getOrDefault(request.language(), request.language()));
        query.put("q", request.text());
        if (Boolean.parseBoolean(request.options().get(SLOW))) {
            query.put("ttsspeed", "0.24");
        }
        return ApiRequest.get("/translate_tts", query);
    }

    /** It forbids, or leads to a page that asks for proof of being human. */
    @Override
    protected boolean isAskedTooOften(ApiHead head) {
        return head.status() == 403 || head.header("Location").orElse("").contains("/sorry/");
    }

    @Override
    protected Speech read(ApiAnswer answer, SpeechRequest request) {
        return AudioBody.toSpeech(answer.body(), request.format(), 0);
    }
}
