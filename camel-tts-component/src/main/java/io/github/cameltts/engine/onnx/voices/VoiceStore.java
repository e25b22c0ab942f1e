package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds voices in a folder. */
public final class VoiceStore implements AutoCloseable {

    private final Path folder;

    public VoiceStore(Path folder) {
        this.folder = folder;
    }

    public VoiceFiles find(String voice) throws InterruptedException {
        Path model = voice.endsWith(".onnx") ? Path.of(voice) : folder.resolve(voice + ".onnx");
        if (!Files.isRegularFile(model)) {
            throw NearestNames.unknown(
                    "voice", voice, voices().stream().map(CatalogVoice::name).toList());
        }
        return new VoiceFiles(voice, model, Optional.empty(), digest(model));
    }

    private static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new EngineUnavailableException("The model " + file + " cannot be read.", e);
        }
    }

    public List<CatalogVoice> voices() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".onnx"))
                    .sorted()
                    .map(name -> new CatalogVoice(name.substring(0, name.length() - 5), "", Optional.empty(), true))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {}
}
