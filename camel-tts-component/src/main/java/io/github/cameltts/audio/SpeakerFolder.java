package io.github.cameltts.audio;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerEmbeddings;
import io.github.cameltts.spi.SpeakerLibrary;
import io.github.cameltts.spi.SpeakerReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * Reference audio in one folder, links resolved. A file whose size and time did not change is not read again; one that is
 * read again is told by its digest. Thread-safe.
 */
public final class SpeakerFolder implements SpeakerLibrary {

    /** A file that was changed so recently may be changed again without another time. */
    private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

    private final Path folder;
    private final ReferenceRules rules;
    private final Cache<Stamp, Content> known =
            Caffeine.newBuilder().maximumSize(1000).build();

    private record Stamp(Path file, String fileKey, long size, Instant modified) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    file,
                    String.valueOf(attributes.fileKey()),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant());
        }
    }

    private record Content(String sha256, AudioInfo info) {}

    /** A reference and what is known of its sound. */
    public record Sample(SpeakerReference reference, AudioInfo info) {}

    /** @param folder where references lie; it need not be there yet */
    public SpeakerFolder(Path folder, ReferenceRules rules) {
        this.folder = folder;
        this.rules = rules;
    }

    @Override
    public SpeakerReference find(String name) {
        return sample(name).reference();
    }

    /** As {@link #find}, with what is known of the sound. */
    public Sample sample(String name) {
        String what = "The speaker reference '" + name + "'";
        try {
            Path relative = inside(name);
            Path root = folder.toRealPath();
            Path file = root.resolve(relative).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                throw outside();
            }
            Stamp stamp = Stamp.of(file);
            Content content = content(what, stamp);
            return new Sample(
                    new SpeakerReference(
                            new ReferenceAudio(
                                    relative.toString().replace('\\', '/'),
                                    content.sha256(),
                                    stamp.size(),
                                    stamp.modified()),
                            file,
                            SpeakerEmbeddings.NONE),
                    content.info());
        } catch (IOException e) {
            throw new InvalidSpeechRequestException(what + " cannot be read in the speakers' folder.", e);
        }
    }

    private static Path inside(String name) {
        try {
            Path path = Path.of(name);
            for (Path part : path) {
                if (part.toString().equals("..")) {
                    throw outside();
                }
            }
            if (!path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw new InvalidSpeechRequestException("The speaker reference is no file name.", e);
        }
        throw outside();
    }

    private static InvalidSpeechRequestException outside() {
        return new InvalidSpeechRequestException("The speaker reference must be a file inside the speakers' folder.");
    }

    /** One file at a time is read, because all of it goes through memory. */
    private Content content(String what, Stamp stamp) throws IOException {
        Content content = known.getIfPresent(stamp);
        if (content != null) {
            return content;
        }
        synchronized (known) {
            content = known.getIfPresent(stamp);
            return content == null ? read(what, stamp) : content;
        }
    }

    private Content read(String what, Stamp stamp) throws IOException {
        rules.requireSize(what, stamp.size());
        byte[] audio = Files.readAllBytes(stamp.file());
        if (!Stamp.of(stamp.file()).equals(stamp)) {
            throw new InvalidSpeechRequestException(what + " has just been changed. Send the request again.");
        }
        Content content = new Content(ReferenceAudio.sha256(audio), rules.check(what, audio));
        if (stamp.modified().isBefore(Instant.now().minus(CLOCK_TICK))) {
            known.put(stamp, content);
        }
        return content;
    }
}
