package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.routes.http.vendor.VendorNames;
import java.util.List;
import java.util.regex.Pattern;

/** ElevenLabs' models, and what ids of its voices look like. */
public class ElevenLabsNames implements VendorNames {

    private static final List<String> MODELS =
            List.of("eleven_multilingual_v2", "eleven_flash_v2_5", "eleven_turbo_v2_5", "eleven_v3");

    private static final Pattern MODEL = Pattern.compile("eleven_[a-z0-9_]+");

    /** Also of voices that somebody made himself. */
    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9]{20}");

    @Override
    public String engine() {
        return "elevenlabs";
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
        return VOICE.matcher(name).matches();
    }
}
