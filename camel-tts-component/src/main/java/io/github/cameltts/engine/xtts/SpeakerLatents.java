package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.SpeakerReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Latents by speaker: computed by the server once for each content of reference audio, however many ask for it at the
 * same time, and remembered, the 200 that were used last. A failure is not remembered. Thread-safe.
 */
final class SpeakerLatents {

    private static final ApiRequest STUDIO = ApiRequest.get("/studio_speakers", Map.of());
    private static final int MOST = 200;

    private final Cache<Speaker, CompletableFuture<Latents>> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final XttsServer server;

    private record Speaker(URI server, String kind, String id) {}

    SpeakerLatents(XttsServer server) {
        this.server = server;
    }

    /** Names the speakers that come with the model, and remembers their latents, which the server tells all at once. */
    List<String> readStudio() throws InterruptedException {
        List<String> names = new ArrayList<>();
        server.get(STUDIO.path()).properties().forEach(speaker -> {
            names.add(speaker.getKey());
            known.put(studio(speaker.getKey()), CompletableFuture.completedFuture(Latents.of(speaker.getValue())));
        });
        return names;
    }

    CompletableFuture<Latents> ofStudio(String name) {
        return once(studio(name), () -> server.ask(STUDIO).thenApply(all -> find(name, all)));
    }

    CompletableFuture<Latents> ofReference(SpeakerReference reference) {
        Speaker speaker = new Speaker(server.baseUrl(), "reference", reference.sha256());
        return once(speaker, () -> CompletableFuture.supplyAsync(() -> ReferenceUpload.of(reference))
                .thenCompose(server::ask)
                .thenApply(Latents::of));
    }

    private CompletableFuture<Latents> once(Speaker speaker, Supplier<CompletableFuture<Latents>> source) {
        CompletableFuture<Latents> latents = known.get(speaker, unknown -> source.get());
        latents.whenComplete((value, failure) -> {
            if (failure != null) {
                known.asMap().remove(speaker, latents);
            }
        });
        return latents;
    }

    private Speaker studio(String name) {
        return new Speaker(server.baseUrl(), "studio", name);
    }

    private static Latents find(String name, JsonNode all) {
        JsonNode speaker = all.get(name);
        if (speaker == null) {
            List<String> names = new ArrayList<>();
            all.fieldNames().forEachRemaining(names::add);
            throw NearestNames.unknown("voice", name, names);
        }
        return Latents.of(speaker);
    }
}
