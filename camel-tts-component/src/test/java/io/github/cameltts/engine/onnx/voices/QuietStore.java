package io.github.cameltts.engine.onnx.voices;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings and stores for tests: short times and nobody who watches. */
final class QuietStore {

    static final int RETRIES = 3;

    private QuietStore() {}

    static VoiceStoreSettings settings(Path folder) {
        return settings(folder, Optional.empty(), Optional.empty(), false, false);
    }

    static VoiceStoreSettings settings(
            Path folder, Optional<URI> baseUrl, Optional<String> catalog, boolean offline, boolean allowPaths) {
        return new VoiceStoreSettings(
                folder,
                baseUrl,
                catalog,
                offline,
                allowPaths,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                VoiceStoreSettings.FETCH_TIMEOUT,
                Duration.ZERO,
                RETRIES,
                Duration.ofMillis(1));
    }

    /** With which time a request waits for a download, and how long its failure is remembered. */
    static VoiceStoreSettings patience(Path folder, Duration fetchTimeout, Duration failureMemory) {
        return new VoiceStoreSettings(
                folder,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                fetchTimeout,
                failureMemory,
                RETRIES,
                Duration.ofMillis(1));
    }

    static VoiceStore of(VoiceStoreSettings settings, VoiceCatalog catalog) {
        return new VoiceStore(settings, catalog, LoggedProgress::new);
    }
}
