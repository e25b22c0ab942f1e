package io.github.cameltts.engine.onnx.voices;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a catalog, see {@code models/README.md} for its format. What it does not know is left out. */
final class CatalogReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 4 << 20;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Document(URI baseUrl, List<Entry> voices) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(
            String name,
            boolean builtin,
            String family,
            String language,
            String quality,
            String gender,
            int sampleRate,
            String url,
            String sha256,
            long size,
            Source config,
            List<Source> packs,
            String licence,
            String attribution) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Source(String url, String sha256, long size) {

        String fileName() {
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    private CatalogReader() {}

    /**
     * @param where names the catalog in messages
     * @throws EngineUnavailableException when it is no catalog, with the reason
     */
    static VoiceCatalog read(InputStream in, String where) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw broken(where, "it has more than 4 MiB", null);
        }
        try {
            Document document = JSON.readValue(bytes, Document.class);
            if (document == null || document.voices() == null || document.baseUrl() == null) {
                throw broken(where, "it needs a baseUrl and voices", null);
            }
            requireHttp(document.baseUrl());
            List<CatalogVoice> voices = new ArrayList<>();
            for (Entry entry : document.voices()) {
                if (!entry.builtin()) { // those are on the classpath
                    voices.add(voice(document.baseUrl(), entry));
                }
            }
            return new VoiceCatalog(voices);
        } catch (JsonProcessingException e) {
            throw broken(where, "its JSON is wrong at line " + line(e), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw broken(where, String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireHttp(URI base) {
        if (!BaseUrl.isPlain(base)) {
            throw new IllegalArgumentException("its baseUrl must be " + BaseUrl.FORM);
        }
    }

    private static CatalogVoice voice(URI base, Entry entry) {
        String name = Objects.requireNonNull(entry.name(), "a voice has no name");
        if (!FileNames.isPlain(name) || FileNames.isPath(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name for a voice");
        }
        Source model = complete(name, new Source(entry.url(), entry.sha256(), entry.size()));
        Optional<Source> config = Optional.ofNullable(entry.config()).map(source -> complete(name, source));
        List<Source> packs = entry.packs() == null
                ? List.of()
                : entry.packs().stream().map(pack -> complete(name, pack)).toList();
        String folder = Layout.isFlat(
                                name,
                                Stream.concat(Stream.of(model), config.stream())
                                        .map(Source::fileName)
                                        .toList())
                        && packs.isEmpty()
                ? ""
                : name + "/";
        List<CatalogFile> files = new ArrayList<>();
        config.ifPresent(source -> files.add(file(folder, source)));
        packs.forEach(source -> files.add(file(folder + Layout.PACKS + "/", source)));
        files.add(file(folder, model));
        return new CatalogVoice(
                name,
                orEmpty(entry.family()),
                orEmpty(entry.language()),
                orEmpty(entry.quality()),
                Optional.ofNullable(entry.gender()),
                entry.sampleRate(),
                orEmpty(entry.licence()),
                orEmpty(entry.attribution()),
                base,
                files,
                packs.stream().map(pack -> stem(pack.fileName())).toList(),
                false);
    }

    private static Source complete(String voice, Source source) {
        if (source.url() == null || source.sha256() == null) {
            throw new IllegalArgumentException("the voice '" + voice + "' needs url, sha256 and size for each file");
        }
        return source;
    }

    private static CatalogFile file(String folder, Source source) {
        return new CatalogFile(folder + source.fileName(), source.url(), source.sha256(), source.size());
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }

    private static String orEmpty(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "1" : String.valueOf(e.getLocation().getLineNr());
    }

    private static EngineUnavailableException broken(String where, String reason, Exception cause) {
        return new EngineUnavailableException(
                "The voice catalog " + where + " cannot be used: " + reason
                        + ". Correct it or change tts.onnx.catalog.",
                cause);
    }
}
