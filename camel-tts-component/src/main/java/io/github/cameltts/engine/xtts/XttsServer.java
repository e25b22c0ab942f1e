package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.ApiRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** What a dialect may ask its server for. */
interface XttsServer {

    URI baseUrl();

    /** @return fails with a {@link io.github.cameltts.spi.SpeechException} when there is no JSON */
    CompletableFuture<JsonNode> ask(ApiRequest request);

    /** As {@link #ask}, waiting for the answer. */
    JsonNode get(String path) throws InterruptedException;
}
