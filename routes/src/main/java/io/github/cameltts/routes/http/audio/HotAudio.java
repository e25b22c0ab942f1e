package io.github.cameltts.routes.http.audio;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.routes.FileMemory;
import io.github.cameltts.routes.FileMemory.FoundFile;
import io.github.cameltts.routes.StoreClock;
import io.github.cameltts.routes.http.RequestId;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Answers for stored audio that was asked for just now, on the thread that read the request; what it does not have goes on
 * to the route of that path. It answers as that route does, only sooner.
 */
public final class HotAudio implements Handler<RoutingContext> {

    /** As Vert.x writes paths. */
    public static final String PATH = "/api/tts/audio/:file_id";

    private final FileMemory files;

    /** What answers say of a file, read once for as long as it is in memory. */
    private final Cache<FoundFile, AudioEntity> known =
            Caffeine.newBuilder().weakKeys().build();

    private final AudioResponse response;

    /**
     * @param shared whether caches between client and server may keep audio: where everybody may ask
     * @param patience how long a client may take over audio
     */
    public HotAudio(FileMemory files, CamelContext context, boolean shared, Duration patience) {
        this.files = files;
        this.response = new AudioResponse(new AudioHeaders(StoreClock.of(context), shared), new SlowClients(patience));
    }

    @Override
    public void handle(RoutingContext http) {
        String fileId = http.pathParam("file_id");
        Optional<FoundFile> file = files.find(fileId, Optional.empty());
        if (file.isEmpty()) {
            http.next();
            return;
        }
        response.send(
                http.request(),
                http.response(),
                http.request().getHeader(RequestId.HEADER),
                known.get(file.get(), found -> AudioEntity.of(fileId, found.asset())),
                file.get().asset().bytes());
    }
}
