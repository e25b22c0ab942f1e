package io.github.cameltts.routes.embedding;

import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.ReferenceRules;
import io.github.cameltts.audio.SpeakerFolder;
import io.github.cameltts.routes.ByteSize;
import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TtsHome;
import io.github.cameltts.spi.SpeakerLibrary;
import io.github.cameltts.spi.SpeakerReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/** The folder of reference audio of a Camel context, and which of it is the active voice. Thread-safe. */
final class VoiceLibrary extends ServiceSupport implements SpeakerLibrary {

    /** Enough to tell any format. */
    private static final int BEGINNING = 8192;

    private static final int DEEPEST = 8;

    private final SpeechDatabase database;
    private final Path folder;
    private final SpeakerFolder files;
    private final ActiveVoice active;

    private VoiceLibrary(CamelContext context) {
        database = SpeechDatabase.of(context);
        String dir = context.resolvePropertyPlaceholders("{{tts.voices.dir:}}").strip();
        folder = dir.isEmpty()
                ? TtsHome.of(context).folder().resolve("voices")
                : Path.of(dir).toAbsolutePath();
        ReferenceRules rules = new ReferenceRules(
                ByteSize.parse(
                        "tts.voices.maxBytes", context.resolvePropertyPlaceholders("{{tts.voices.maxBytes:64MiB}}")),
                DurationSetting.readPositive(
                        "tts.voices.maxDuration",
                        context.resolvePropertyPlaceholders("{{tts.voices.maxDuration:10m}}")));
        files = new SpeakerFolder(folder, rules);
        active = new ActiveVoice(database);
    }

    /** Touches neither disk nor database before the context starts. */
    static VoiceLibrary of(CamelContext context) {
        return ContextServices.only(context, VoiceLibrary.class, VoiceLibrary::new);
    }

    @Override
    protected void doStart() {
        database.start();
    }

    @Override
    public SpeakerReference find(String name) {
        return files.find(name);
    }

    /** As {@link #find}, with what is known of the sound. */
    SpeakerFolder.Sample sample(String name) {
        return files.sample(name);
    }

    @Override
    public Optional<String> active() {
        return active.name();
    }

    /**
     * From now on this reference speaks where a request names no voice.
     *
     * @throws io.github.cameltts.spi.InvalidSpeechRequestException when there is no such reference
     */
    void activate(String name) {
        active.set(find(name).audio().name());
    }

    void activateNone() {
        active.clear();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The names of all files that begin like audio, sorted, also those that break a rule. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(VoiceLibrary::isAudio)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isAudio(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return AudioInspector.detect(in.readNBytes(BEGINNING)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
