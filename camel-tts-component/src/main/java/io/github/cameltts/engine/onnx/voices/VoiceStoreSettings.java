package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where voices lie and how they are fetched.
 *
 * @param folder {@code tts.models.dir}, made when the first voice is fetched; default {@code models} in {@code tts.home}
 * @param baseUrl {@code tts.onnx.baseUrl}: a mirror that is asked instead of the base URLs of the catalogs; default none
 * @param catalog {@code tts.onnx.catalog}: a catalog of one's own, a file or an http(s) URL, which goes before the
 *     shipped one; default none
 * @param offline {@code tts.onnx.offline}: nothing is fetched; default false
 * @param allowPaths {@code tts.onnx.allowPaths}: a voice may be the path of any model on this machine. Voices come from
 *     requests, maybe from strangers, so by default only paths inside the folder are followed
 * @param connectTimeout most time to open a connection; default 10 seconds
 * @param stallTimeout most time without any byte; default 30 seconds
 * @param fetchTimeout {@code tts.onnx.fetchTimeout}: most time that who asks for a voice waits for its download, which
 *     goes on after that; default 10 seconds
 * @param failureMemory how long who asks gets the failure of the last download at once, before it is tried anew;
 *     default 30 seconds
 * @param retries how often a download that broke off goes on, counted anew with each MiB; default 5
 * @param backoff time before the first retry, doubled each time up to a minute; default 1 second
 */
public record VoiceStoreSettings(
        Path folder,
        Optional<URI> baseUrl,
        Optional<String> catalog,
        boolean offline,
        boolean allowPaths,
        Duration connectTimeout,
        Duration stallTimeout,
        Duration fetchTimeout,
        Duration failureMemory,
        int retries,
        Duration backoff) {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration STALL_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration FETCH_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration FAILURE_MEMORY = Duration.ofSeconds(30);
    public static final int RETRIES = 5;
    public static final Duration BACKOFF = Duration.ofSeconds(1);

    /** @throws InvalidSpeechRequestException when a value cannot be used */
    public VoiceStoreSettings {
        folder = folder.toAbsolutePath().normalize();
        baseUrl.ifPresent(VoiceStoreSettings::requireBase);
        if (Stream.of(connectTimeout, stallTimeout, fetchTimeout, backoff).anyMatch(time -> time.toMillis() < 1)
                || failureMemory.isNegative()
                || retries < 0) {
            throw new InvalidSpeechRequestException(
                    "Times of tts.onnx must be at least a millisecond and retries at least 0. Correct them.");
        }
    }

    /** The defaults, for a folder. */
    public static VoiceStoreSettings of(Path folder) {
        return new VoiceStoreSettings(
                folder,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                CONNECT_TIMEOUT,
                STALL_TIMEOUT,
                FETCH_TIMEOUT,
                FAILURE_MEMORY,
                RETRIES,
                BACKOFF);
    }

    /** What was written is not repeated: it may hold a password. */
    private static void requireBase(URI url) {
        if (!BaseUrl.isPlain(url)) {
            throw new InvalidSpeechRequestException("tts.onnx.baseUrl must be " + BaseUrl.FORM + ". Correct it.");
        }
    }
}
