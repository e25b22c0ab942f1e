package io.github.cameltts.engine.elevenlabs;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of {@code voice_settings} that a request sets; what becomes of the others is up to the service. */
final class VoiceSettings {

    private static final Map<String, String> NUMBERS =
            Map.of("stability", "stability", "similarityBoost", "similarity_boost", "style", "style");

    private VoiceSettings() {}

    static Map<String, Object> of(SpeechRequest request) {
        Map<String, Object> settings = new LinkedHashMap<>();
        NUMBERS.forEach((option, field) -> {
            String value = request.options().get(option);
            if (value != null) {
                settings.put(field, share(option, value));
            }
        });
        if (request.options().containsKey("speakerBoost")) {
            settings.put("use_speaker_boost", Boolean.valueOf(request.options().get("speakerBoost")));
        }
        if (request.prosody().rate() != 1) {
            settings.put("speed", request.prosody().rate());
        }
        return settings;
    }

    private static BigDecimal share(String option, String value) {
        BigDecimal number = new BigDecimal(value);
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidSpeechRequestException("engine." + option + " must be 0 to 1, not " + value + ".");
        }
        return number;
    }
}
