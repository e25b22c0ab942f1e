package io.github.cameltts.engine.onnx.voices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Voices that can be fetched, in the order of their catalog. Immutable.
 *
 * <p>The shipped one is {@code models/catalog.json} of this project. Its digests and sizes are those that the publishers'
 * repositories tell of their files.
 */
public final class VoiceCatalog {

    private static final String SHIPPED = "catalog.json";

    private final Map<String, CatalogVoice> voices;

    VoiceCatalog(Collection<CatalogVoice> voices) {
        this.voices = new LinkedHashMap<>();
        voices.forEach(voice -> this.voices.putIfAbsent(voice.name(), voice));
    }

    /** The catalog inside this jar. */
    public static VoiceCatalog shipped() {
        try (InputStream in = VoiceCatalog.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("The jar of this class has no " + SHIPPED);
            }
            return CatalogReader.read(in, SHIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This catalog, and after it what only the other one has. */
    VoiceCatalog and(VoiceCatalog other) {
        List<CatalogVoice> all = new ArrayList<>(voices.values());
        all.addAll(other.voices.values());
        return new VoiceCatalog(all);
    }

    public Optional<CatalogVoice> find(String name) {
        return Optional.ofNullable(voices.get(name));
    }

    public List<CatalogVoice> voices() {
        return List.copyOf(voices.values());
    }
}
