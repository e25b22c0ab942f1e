package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known while the operator's own catalog does not come. */
@Timeout(60)
class CatalogsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String OWN = "catalog.json";

    private final FakeFileServer server = new FakeFileServer();
    private final VoiceCatalog shipped = OfferedVoice.withPacks().catalog(URI.create("https://publisher.invalid/"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theShippedCatalogAnswersUntilTheOwnOneHasCome() {
        server.put(OWN, own());
        server.plan(OWN, server.holdAfter(10));
        Catalogs catalogs = catalogs(LONG);

        assertThatThrownBy(() -> catalogs.find(NAME))
                .isInstanceOfSatisfying(EngineUnavailableException.class, busy -> assertThat(busy.retryAfter())
                        .isPresent())
                .hasMessageContaining("still being read");
        await().untilAsserted(() -> assertThat(catalogs.find("kokoro")).isPresent());
        assertThat(server.asked(OWN)).hasSize(1);

        server.release();

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(catalogs.find(NAME)).isPresent());
        assertThat(server.asked(OWN)).hasSize(1);
    }

    @Test
    void aCatalogThatDripsIsGivenUpAsAWholeAndNotAskedAtOnceAgain() throws Exception {
        server.put(OWN, own());
        server.plan(OWN, (exchange, content, from) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (true) {
                body.write(' ');
                body.flush();
                LockSupport.parkNanos(SHORT.toNanos() / 5);
            }
        });
        Catalogs catalogs = catalogs(Duration.ofMillis(300));

        await().untilAsserted(() -> assertThatThrownBy(() -> catalogs.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("HttpTimeoutException"));
        assertThat(catalogs.voices()).extracting(CatalogVoice::name).isEqualTo(List.of("kokoro"));
        assertThat(server.asked(OWN)).hasSize(1);
    }

    private byte[] own() {
        return OfferedVoice.piper().json(server.url()).getBytes(StandardCharsets.UTF_8);
    }

    private Catalogs catalogs(Duration most) {
        CatalogSource source = new CatalogSource(server.url() + OWN, false, new HttpSource(LONG, LONG), most);
        return new Catalogs(shipped, Optional.of(source), SHORT);
    }
}
