package io.github.cameltts.engine.onnx.voices;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A voice of made-up bytes that a server offers and a catalog lists: a model, a config, and packs when it has some. */
final class OfferedVoice {

    static final String NAME = "en_US-anna-medium";
    static final String MODEL = "voices/en_US-anna-medium.onnx";
    static final String CONFIG = MODEL + ".json";

    private final String name;
    private final String model;
    private final String config;
    private final Map<String, byte[]> files = new TreeMap<>();

    private OfferedVoice(String name, String model, String config) {
        this.name = name;
        this.model = model;
        this.config = config;
    }

    /** As Piper's voices are. */
    static OfferedVoice piper() {
        OfferedVoice voice = new OfferedVoice(NAME, MODEL, CONFIG);
        voice.files.put(MODEL, bytes(300_000));
        voice.files.put(CONFIG, "{}".getBytes(StandardCharsets.UTF_8));
        return voice;
    }

    /** As Kokoro is: a model with voice packs. */
    static OfferedVoice withPacks() {
        OfferedVoice voice = new OfferedVoice("kokoro", "onnx/model.onnx", "config.json");
        voice.files.put("onnx/model.onnx", bytes(1000));
        voice.files.put("config.json", "{}".getBytes(StandardCharsets.UTF_8));
        voice.files.put("voices/af_anna.bin", bytes(2000));
        voice.files.put("voices/am_bert.bin", bytes(3000));
        return voice;
    }

    byte[] model() {
        return files.get(model);
    }

    OfferedVoice on(FakeFileServer server) {
        files.forEach(server::put);
        return this;
    }

    VoiceCatalog catalog(URI baseUrl) {
        try {
            return CatalogReader.read(new ByteArrayInputStream(json(baseUrl).getBytes(StandardCharsets.UTF_8)), "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json(URI baseUrl) {
        return json(baseUrl, model().length);
    }

    /** A catalog that tells another size of the model. */
    String json(URI baseUrl, long size) {
        String packs = files.keySet().stream()
                .filter(url -> !url.equals(model) && !url.equals(config))
                .map(this::source)
                .collect(Collectors.joining(","));
        return """
                {"baseUrl": "%s", "voices": [{"name": "%s", "family": "piper", "language": "en-US", "quality": "medium",
                 "gender": "female", "sampleRate": 22050, "url": "%s", "sha256": "%s", "size": %d, "config": %s,
                 "packs": [%s], "licence": "CC0-1.0", "attribution": "https://example.org/anna"}]}""".formatted(baseUrl, name, model, sha256(model()), size, source(config), packs);
    }

    private String source(String url) {
        return "{\"url\": \"%s\", \"sha256\": \"%s\", \"size\": %d}"
                .formatted(url, sha256(files.get(url)), files.get(url).length);
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
