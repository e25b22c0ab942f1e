package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.digest.FileDigests;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.UnknownNameException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds voices by name: first in the models folder, else in the catalogs, from which they are fetched into the folder.
 * Thread-safe.
 *
 * <p>A voice in the folder is {@code name.onnx} with {@code name.onnx.json}, or a folder of that name with an ONNX file of
 * that name, {@code model.onnx} or just one ONNX file. It is used as it is: whoever put it there may have changed it.
 */
public final class VoiceStore implements Closeable {

    private static final long REMEMBERED = Duration.ofSeconds(1).toNanos();

    private static final Duration CATALOG_TIME = Duration.ofSeconds(30);
    private static final Duration CATALOG_PATIENCE = Duration.ofSeconds(2);

    private final VoiceFolder folder;
    private final LocalPaths paths;
    private final Catalogs catalogs;
    private final Duration fetchTimeout;
    private final VoiceDownload download;
    private final FileDigests digests = new FileDigests();
    private volatile Listing listing;

    private record Listing(List<CatalogVoice> voices, long at) {}

    public VoiceStore(VoiceStoreSettings settings) {
        this(settings, VoiceCatalog.shipped(), DownloadProgress::forThisProcess);
    }

    VoiceStore(VoiceStoreSettings settings, VoiceCatalog catalog, Supplier<DownloadProgress> progress) {
        HttpSource source = new HttpSource(settings.connectTimeout(), settings.stallTimeout());
        folder = new VoiceFolder(settings.folder());
        paths = new LocalPaths(settings.folder(), settings.allowPaths());
        fetchTimeout = settings.fetchTimeout();
        catalogs = new Catalogs(
                catalog,
                settings.catalog().map(where -> new CatalogSource(where, settings.offline(), source, CATALOG_TIME)),
                CATALOG_PATIENCE);
        download = new VoiceDownload(settings, folder, new FileDownload(source, settings, progress));
    }

    /**
     * Finds a voice, and fetches it when it is not there. That is waited for as long as {@link
     * VoiceStoreSettings#fetchTimeout} says; the download goes on after that.
     *
     * @param voice a name, or a path that ends in {@code .onnx}: relative to the models folder, or, where {@link
     *     VoiceStoreSettings#allowPaths} is set, any
     * @throws UnknownNameException when neither folder nor catalogs have it
     * @throws InvalidSpeechRequestException when it is no name, or a path that is not allowed
     * @throws EngineUnavailableException when it cannot be fetched or read, or is still being fetched
     * @throws InterruptedException when the caller gives up; a download goes on
     */
    public VoiceFiles find(String voice) throws InterruptedException {
        return find(voice, fetchTimeout);
    }

    /**
     * Finds a voice as {@link #find(String)} does.
     *
     * @param most how long to wait for its download
     */
    public VoiceFiles find(String voice, Duration most) throws InterruptedException {
        try {
            if (FileNames.isPath(voice)) {
                return path(voice);
            }
            if (!FileNames.isPlain(voice)) {
                throw new InvalidSpeechRequestException(
                        "A voice is named by letters, digits and . _ - + as in en_US-lessac-medium.");
            }
            return named(voice, most);
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "The files of the voice '" + voice + "' cannot be read. Check the models folder.", e);
        }
    }

    private VoiceFiles path(String voice) throws IOException {
        Path model = paths.model(voice).orElseThrow(() -> unknown(voice));
        String file = model.getFileName().toString();
        return files(file.substring(0, file.length() - Layout.MODEL_ENDING.length()), folder.at(model));
    }

    private VoiceFiles named(String voice, Duration most) throws IOException, InterruptedException {
        Optional<Layout> local = folder.find(voice);
        if (local.flatMap(Layout::config).isPresent()) {
            return files(voice, local.get());
        }
        Optional<CatalogVoice> offered = catalogs.find(voice);
        if (offered.isPresent() && isCatalogs(local, offered.get())) {
            download.fetch(offered.get(), most);
            local = folder.find(voice);
        }
        return files(voice, local.orElseThrow(() -> unknown(voice)));
    }

    /**
     * A voice that lies in the folder, without reading its files, for lists: its digest is of their sizes and times only.
     *
     * @throws EngineUnavailableException when the folder cannot be read
     */
    public Optional<VoiceFiles> look(String name) {
        try {
            Optional<Layout> local = folder.find(name);
            if (local.isEmpty()) {
                return Optional.empty();
            }
            Layout layout = local.get();
            StringBuilder stamp = new StringBuilder("unread");
            for (Path file : layout.files()) {
                stamp.append(' ').append(Files.size(file)).append('@').append(Files.getLastModifiedTime(file));
            }
            return Optional.of(new VoiceFiles(name, layout.model(), layout.config(), layout.files(), stamp.toString()));
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "The files of the voice '" + name + "' cannot be read. Check the models folder.", e);
        }
    }

    /** What is not complete is still to be fetched. */
    private CatalogVoice present(CatalogVoice known) throws IOException {
        Optional<Layout> local = folder.find(known.name());
        return local.flatMap(Layout::config).isEmpty() && isCatalogs(local, known) ? known : known.here();
    }

    /** Whether nothing is there, or the model of the catalog without its config: then the catalog completes it. */
    private boolean isCatalogs(Optional<Layout> local, CatalogVoice offered) {
        return local.isEmpty() || local.get().model().equals(folder.resolve(offered.model()));
    }

    private VoiceFiles files(String name, Layout layout) throws IOException {
        return new VoiceFiles(name, layout.model(), layout.config(), layout.files(), digests.ofAll(layout.files()));
    }

    private SpeechException unknown(String voice) {
        return NearestNames.unknown(
                "voice", voice, voices().stream().map(CatalogVoice::name).toList());
    }

    /**
     * What lies in the folder, then what the catalogs offer besides. Remembered for a second.
     *
     * @throws EngineUnavailableException when the folder cannot be read
     */
    public List<CatalogVoice> voices() {
        Listing known = listing;
        if (known == null || System.nanoTime() - known.at() > REMEMBERED) {
            known = new Listing(list(), System.nanoTime());
            listing = known;
        }
        return known.voices();
    }

    private List<CatalogVoice> list() {
        try {
            Map<String, CatalogVoice> offered = new LinkedHashMap<>();
            catalogs.voices().forEach(voice -> offered.put(voice.name(), voice));
            List<CatalogVoice> all = new ArrayList<>();
            for (String name : folder.names()) {
                Optional<CatalogVoice> known = Optional.ofNullable(offered.remove(name));
                all.add(known.isEmpty() ? CatalogVoice.local(name) : present(known.get()));
            }
            all.addAll(offered.values());
            return List.copyOf(all);
        } catch (IOException e) {
            throw new EngineUnavailableException("The models folder cannot be listed. Check tts.models.dir.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailableException("The listing of voices was interrupted. Ask again.", e);
        }
    }

    /** Stops downloads; what came is kept and the next store goes on. */
    @Override
    public void close() {
        download.close();
    }
}
