package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.SpeakerEmbedding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The speakers that come with the model, and their latents: asked for once, however many want them at the same time, and
 * remembered, the 200 that were used last. A failure is not remembered. Thread-safe.
 */
final class StudioSpeakers {

    private static final ApiRequest ALL = ApiRequest.get("/studio_speakers", Map.of());
    private static final int MOST = 200;

    private final Cache<Speaker, CompletableFuture<SpeakerEmbedding>> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final XttsServer server;

    private record Speaker(URI server, String name) {}

    StudioSpeakers(XttsServer server) {
        this.server = server;
    }

    /** Names them, and remembers their latents, which the server tells all at once. */
    List<String> read() throws InterruptedException {
        List<String> names = new ArrayList<>();
        server.get(ALL.path()).properties().forEach(speaker -> {
            names.add(speaker.getKey());
            known.put(speaker(speaker.getKey()), CompletableFuture.completedFuture(Latents.of(speaker.getValue())));
        });
        return names;
    }

    CompletableFuture<SpeakerEmbedding> latents(String name) {
        Speaker speaker = speaker(name);
        CompletableFuture<SpeakerEmbedding> latents =
                known.get(speaker, unknown -> server.ask(ALL).thenApply(all -> find(name, all)));
        latents.whenComplete((value, failure) -> {
            if (failure != null) {
                known.asMap().remove(speaker, latents);
            }
        });
        return latents;
    }

    private Speaker speaker(String name) {
        return new Speaker(server.baseUrl(), name);
    }

    private static SpeakerEmbedding find(String name, JsonNode all) {
        JsonNode speaker = all.get(name);
        if (speaker == null) {
            List<String> names = new ArrayList<>();
            all.fieldNames().forEachRemaining(names::add);
            throw NearestNames.unknown("voice", name, names);
        }
        return Latents.of(speaker);
    }
}
