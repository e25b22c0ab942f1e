package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.spi.SpeechException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** What a dialect may ask its server for. */
interface XttsServer {

    URI baseUrl();

    /** The model that is said to run there. */
    String model();

    /** @return fails with a {@link SpeechException} when there is no JSON */
    CompletableFuture<JsonNode> ask(ApiRequest request);

    /**
     * What it means that a request names no speaker: the caller's fault, unless the server could not be asked for its
     * own.
     */
    SpeechException withoutVoice(String message);

    /** As {@link #ask}, waiting for the answer. */
    JsonNode get(String path) throws InterruptedException;
}
