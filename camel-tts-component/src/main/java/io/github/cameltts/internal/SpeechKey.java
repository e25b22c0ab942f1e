package io.github.cameltts.internal;

import io.github.cameltts.AssetKey;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.SpeakerReference;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import java.util.Optional;

/**
 * The complete key of spoken text: whatever changes a single sample of the audio is in it.
 *
 * <p>The schema version comes first; raise it when the list of fields or the form of one changes.
 *
 * @param asset the key, 64 hexadecimal digits
 * @param profile digest of all fields but the text; absent for SSML, whose text says how it is spoken
 */
record SpeechKey(String asset, Optional<String> profile) {

    private static final String SCHEMA = "2";
    private static final String ASSET_TYPE = "tts";

    /** @param conversion names what makes the format out of the engine's audio, empty where the engine makes it */
    static SpeechKey of(
            String tenant,
            EngineIdentity identity,
            SpeechRequest request,
            Optional<String> conversion,
            boolean caseInsensitive) {
        AssetKey key = new AssetKey()
                .add(SCHEMA)
                .add(ASSET_TYPE)
                .add(tenant)
                .add(identity.engine())
                .add(identity.version())
                .add(identity.model())
                .add(identity.modelDigest())
                .add(request.voice())
                .add(request.speakerReference().map(SpeakerReference::sha256))
                .add(request.language())
                .add(request.format().id() + conversion.map(id -> " " + id).orElse(""))
                .add(request.sampleRate())
                .add(request.prosody().rate())
                .add(request.prosody().pitch())
                .add(request.prosody().volume())
                .add(request.style())
                .add(request.instructions())
                .add(seed(request))
                .add(request.textType().name())
                .add(request.options().size());
        request.options().forEach((name, value) -> key.add(name).add(value));
        key.add(caseInsensitive ? "fold" : "exact");
        Optional<String> profile =
                request.textType() == TextType.TEXT ? Optional.of(key.copy().toHex()) : Optional.empty();
        key.add(caseInsensitive ? SpokenText.foldCase(request.text()) : request.text());
        return new SpeechKey(key.toHex(), profile);
    }

    private static Optional<String> seed(SpeechRequest request) {
        return request.seed().isPresent()
                ? Optional.of(Long.toString(request.seed().getAsLong()))
                : Optional.empty();
    }
}
