package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.spi.Voice;
import java.util.LinkedHashMap;
import java.util.Map;

/** A voice as ElevenLabs tells it. */
final class VoiceFields {

    private VoiceFields() {}

    static Map<String, Object> of(Voice voice) {
        Map<String, Object> labels = new LinkedHashMap<>();
        if (!voice.language().isEmpty()) {
            labels.put("language", voice.language());
        }
        voice.gender().ifPresent(gender -> labels.put("gender", gender));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("voice_id", voice.id());
        fields.put("name", voice.name());
        fields.put("category", "premade");
        fields.put("labels", labels);
        fields.put("description", null);
        fields.put("preview_url", null);
        return fields;
    }
}
