package io.github.cameltts.routes.http.openai;

import io.github.cameltts.routes.http.vendor.VendorNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** OpenAI's models and voices. */
public class OpenAiNames implements VendorNames {

    private static final List<String> MODELS = List.of("tts-1", "tts-1-hd", "gpt-4o-mini-tts");

    /** Dated versions among them, such as {@code gpt-4o-mini-tts-2025-12-15}. */
    private static final Pattern MODEL =
            Pattern.compile("tts-1(-hd)?(-\\d{4})?|gpt-[\\w.]+(-mini)?-tts(-\\d{4}-\\d\\d-\\d\\d)?");

    private static final Set<String> VOICES = Set.of(
            "alloy", "ash", "ballad", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer", "verse", "marin",
            "cedar");

    /** Begins the ids of voices of one's own. */
    private static final String CUSTOM_VOICE = "voice_";

    @Override
    public String engine() {
        return "openai";
    }

    @Override
    public List<String> models() {
        return MODELS;
    }

    @Override
    public boolean isModel(String name) {
        return MODEL.matcher(name).matches();
    }

    @Override
    public boolean isVoice(String name) {
        return VOICES.contains(name) || name.startsWith(CUSTOM_VOICE);
    }
}
