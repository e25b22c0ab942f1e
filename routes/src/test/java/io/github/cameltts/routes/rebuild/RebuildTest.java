package io.github.cameltts.routes.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {

    private static final String TELL = "kamelet:tts-rebuild-action";
    private static final String BUY = "kamelet:tts-rebuild-action?dryRun=false";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home)
                .with("tts.engine", "fake")
                .with("tts.fake.pricePerMillionChars", "1000000") // one unit each
                .with("tts.fake.maxAttempts", "1")
                .with("tts.voices.narrator", "fake/bruno?stability=0.4")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void nothingIsLostWhereEveryFileIsThere() {
        app.speak("one");

        Map<?, ?> report = rebuild(TELL);

        assertThat(report.get("lost")).isEqualTo(0);
        assertThat(report.get("rows")).isEqualTo(List.of());
    }

    @Test
    void dryRunTellsWhatIsLostAndWhatItCostHottestFirst() throws Exception {
        app.speak("dear but cold");
        app.speak("warm");
        app.speak("hot");
        app.execute("update tts_asset set use_count = 5 where text = 'warm'");
        app.execute("update tts_asset set use_count = 9 where text = 'hot'");
        deleteBlobs();

        Map<?, ?> report = rebuild(TELL);

        assertThat(report.get("dry_run")).isEqualTo(true);
        assertThat(report.get("lost")).isEqualTo(3);
        assertThat(report.get("characters")).isEqualTo(20L);
        assertThat(report.get("cost_micros")).isEqualTo(20_000_000L);
        assertThat((List<?>) report.get("rows")).extracting("text").containsExactly("hot", "warm", "dear but cold");
        assertThat(report.get("rebuilt")).isEqualTo(0L);
        assertThat(engine.calls()).isEqualTo(3);
    }

    @Test
    void whatIsLostIsMadeAgainUnderItsKeyAndIsAHitThen() throws Exception {
        Map<String, Object> odd = Map.of(
                TtsConstants.VOICE, "chloe",
                TtsConstants.RATE, 1.5,
                TtsConstants.STYLE, "cheerful",
                TtsConstants.INSTRUCTIONS, "Smile",
                TtsConstants.SEED, 42L,
                TtsConstants.TENANT, "acme");
        app.ask("direct:tts-speak", "plain", Map.of());
        app.ask("direct:tts-speak", "odd", odd);
        app.ask("direct:tts-speak", "alias", Map.of(TtsConstants.VOICE, "narrator"));
        app.ask("direct:tts-speak", "<speak>ssml</speak>", Map.of(TtsConstants.TEXT_TYPE, "SSML"));
        restartWithoutBlobs();

        Map<?, ?> report = rebuild(BUY);

        assertThat(report.get("rebuilt")).as(report.toString()).isEqualTo(4L);
        assertThat(report.get("changed")).isEqualTo(0L);
        assertThat(report.get("spent_micros")).isEqualTo(report.get("cost_micros"));
        assertThat(rebuild(TELL).get("lost")).isEqualTo(0);
        assertThat(engine.calls()).isEqualTo(8);
        assertThat(cacheOf("odd", odd)).isEqualTo("memory");
        assertThat(cacheOf("alias", Map.of(TtsConstants.VOICE, "narrator"))).isEqualTo("memory");
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(4);
    }

    @Test
    void whatIsStillInMemoryGetsItsFileAgain() throws Exception {
        app.speak("one");
        deleteBlobs();

        assertThat(rebuild(BUY).get("rebuilt")).isEqualTo(1L);
        assertThat(blobs()).hasSize(1);
        assertThat(rebuild(TELL).get("lost")).isEqualTo(0);
    }

    @Test
    void audioOfASubstituteRebuildsNothing() throws Exception {
        app.speak("one");
        app.close();
        deleteBlobs();
        app = TestApp.over(home)
                .with("tts.engines", "fake,other")
                .with("tts.fake.pricePerMillionChars", "1000000")
                .with("tts.other.pricePerMillionChars", "2000000")
                .with("tts.fake.maxAttempts", "1")
                .bind("fake", engine)
                .bind("other", new FakeSpeechEngine().version("2"))
                .recipes("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-fallback.camel.yaml")
                .start();
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });

        Map<?, ?> report = rebuild(BUY);

        assertThat(report.get("rebuilt")).isEqualTo(0L);
        assertThat(report.get("failed")).isEqualTo(1L);
        assertThat(report.get("spent_micros")).isEqualTo(6_000_000L);
    }

    @Test
    void truncatedFileIsLostToo() throws Exception {
        app.speak("one");
        for (Path blob : blobs()) {
            Files.write(blob, new byte[] {1, 2, 3});
        }

        assertThat(rebuild(BUY).get("rebuilt")).isEqualTo(1L);
    }

    @Test
    void spendingStopsBeforeTheBound() throws Exception {
        app.speak("four");
        app.speak("fivee");
        restartWithoutBlobs();

        Map<?, ?> report = rebuild(BUY + "&maxCost=8");

        assertThat(report.get("rebuilt")).isEqualTo(1L);
        assertThat(report.get("spent_micros")).isEqualTo(5_000_000L);
        assertThat((String) report.get("stopped")).contains("maxCost");
    }

    @Test
    void audioOfAnEngineThatHasChangedIsNotBought() throws Exception {
        app.speak("one");
        restartWithoutBlobs();
        engine.version("2");

        Map<?, ?> report = rebuild(BUY);

        assertThat(report.get("changed")).isEqualTo(1L);
        assertThat(report.get("rebuilt")).isEqualTo(0L);
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void deadEngineIsNotAskedForAllOfThem() throws Exception {
        IntStream.range(0, 20).forEach(i -> app.speak("text " + i));
        restartWithoutBlobs();
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });

        Map<?, ?> report = rebuild(BUY);

        assertThat(report.get("failed")).isEqualTo(5L);
        assertThat((String) report.get("stopped")).contains("down");
        assertThat(engine.calls()).isEqualTo(25);
    }

    @Test
    void otherAssetsAreLeftToWhoMakesThem() throws Exception {
        app.ask(
                "kamelet:tts-store-action",
                "a picture",
                Map.of(
                        TtsConstants.KEY,
                        "p",
                        TtsConstants.ASSET_TYPE,
                        "image",
                        TtsConstants.CONTENT_TYPE,
                        "image/png"));
        deleteBlobs();

        Map<?, ?> report = rebuild(BUY);

        assertThat(report.get("lost")).isEqualTo(0);
        assertThat(report.get("lost_elsewhere")).isEqualTo(1);
    }

    private Object cacheOf(String text, Map<String, Object> headers) {
        return app.ask("direct:tts-speak", text, headers).getHeader(TtsConstants.CACHE);
    }

    private Map<?, ?> rebuild(String endpoint) {
        return app.ask(endpoint, "", Map.of()).getBody(Map.class);
    }

    private void restartWithoutBlobs() throws IOException {
        app.close();
        deleteBlobs();
        start();
    }

    private void deleteBlobs() throws IOException {
        for (Path blob : blobs()) {
            Files.delete(blob);
        }
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
