package io.github.cameltts.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Finds reference audio inside one folder, links resolved, and knows its digest. A file whose size and time did not
 * change is not read again.
 */
public final class SpeakerReferences {

    private final Path folder;
    private final Cache<Stamp, String> digests =
            Caffeine.newBuilder().maximumSize(1000).build();

    /** @param folder where references lie; null when the application allows none */
    public SpeakerReferences(Path folder) {
        this.folder = folder;
    }

    SpeakerReference find(String name) {
        if (folder == null) {
            throw new InvalidSpeechRequestException("Speaker references are switched off. Set the component option"
                    + " speakers to the folder that holds them.");
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                throw new InvalidSpeechRequestException(
                        "The speaker reference must be a file inside the speakers' folder.");
            }
            Stamp stamp = new Stamp(file, Files.size(file), Files.getLastModifiedTime(file));
            return new SpeakerReference(file, digests.get(stamp, SpeakerReferences::sha256));
        } catch (IOException | InvalidPathException e) {
            throw new InvalidSpeechRequestException(
                    "The speaker reference '" + name + "' cannot be read in the speakers' folder.", e);
        }
    }

    private static String sha256(Stamp stamp) {
        try (InputStream in = Files.newInputStream(stamp.file())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(in, digest)) {
                digesting.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new InvalidSpeechRequestException("The speaker reference cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private record Stamp(Path file, long size, FileTime modified) {}
}
