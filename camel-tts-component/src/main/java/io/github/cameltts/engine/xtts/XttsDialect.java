package io.github.cameltts.engine.xtts;

import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.spi.VoiceEncoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The wire of one kind of XTTS server. */
interface XttsDialect {

    EngineCapabilities capabilities();

    List<Voice> readVoices() throws InterruptedException;

    /**
     * Writes a call, as far as that is possible without asking the server.
     *
     * @throws io.github.cameltts.spi.InvalidSpeechRequestException when the server would refuse it
     */
    ApiRequest write(SpeechRequest request);

    /** What makes latents of reference audio, where the server does. */
    default Optional<VoiceEncoder> encoder() {
        return Optional.empty();
    }

    /** Writes the whole call. */
    CompletableFuture<ApiRequest> prepare(SpeechRequest request);
}
