package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that makes pictures is cached by the same Kamelets as speech. */
class AssetKeyTest {

    private static final String PAINT = "direct:paint";

    @TempDir
    private Path home;

    @Test
    void recomposedRouteCachesPictures() {
        FakePainter painter = new FakePainter();
        try (TestApp app = app(painter)) {
            Message first = app.ask(PAINT, "a red fox", Map.of("Size", "small"));
            Message second = app.ask(PAINT, "a red fox", Map.of("Size", "small"));
            Message larger = app.ask(PAINT, "a red fox", Map.of("Size", "large"));

            assertThat(second.getHeader(TtsConstants.CACHE)).isEqualTo("memory");
            assertThat(second.getBody()).isEqualTo(first.getBody());
            assertThat(second.getHeader("Content-Type")).isEqualTo("image/png");
            assertThat(larger.getBody()).isNotEqualTo(first.getBody());
            assertThat(painter.pictures()).isEqualTo(2);
        }
        try (TestApp app = app(painter)) {
            Message found = app.ask(PAINT, "a red fox", Map.of("Size", "small"));

            assertThat(found.getHeader(TtsConstants.CACHE)).isEqualTo("store");
            assertThat(found.getHeader("Content-Type")).isEqualTo("image/png");
            assertThat(painter.pictures()).isEqualTo(2);
            assertThat(new HomeFolder(home).blobs())
                    .allMatch(file -> file.toString().endsWith(".png"));
        }
    }

    @Test
    void readmeQuotesTheRecomposedRoute() throws IOException {
        String recipe = Files.readString(Path.of("src/test/resources/camel-tts-test/paint.camel.yaml"));
        String route = recipe.substring(recipe.indexOf("- route:"));

        assertThat(Path.of("README.md")).content().contains(route);
    }

    @Test
    void everyPartCounts() {
        try (TestApp app = TestApp.over(home).start()) {
            String plain = "kamelet:tts-asset-key-action?assetType=image";
            String sized = plain + "&headers=Size,Style";
            Set<Object> keys = new HashSet<>(List.of(
                    key(app, plain, "fox", Map.of()),
                    key(app, plain, "foxes", Map.of()),
                    key(app, "kamelet:tts-asset-key-action?assetType=mix", "fox", Map.of()),
                    key(app, plain + "&version=2", "fox", Map.of()),
                    key(app, plain, "fox", Map.of(TtsConstants.TENANT, "acme")),
                    key(app, sized, "fox", Map.of()),
                    key(app, sized, "fox", Map.of("Size", "")),
                    key(app, sized, "fox", Map.of("Size", "a")),
                    key(app, sized, "fox", Map.of("Style", "a")),
                    key(app, sized, "fox", Map.of("Size", "a", "Style", "b")),
                    key(app, sized, "fox", Map.of("Size", "ab"))));

            assertThat(keys).hasSize(11).allMatch(key -> key.toString().matches("[0-9a-f]{64}"));
        }
    }

    @Test
    void whatAPictureShouldShowIsNoOtherThanWhatItShouldNot() {
        try (TestApp app = TestApp.over(home).start()) {
            String action = "kamelet:tts-asset-key-action?assetType=image&headers=Prompt,NegativePrompt&body=false";
            String bodyIsPrompt = "kamelet:tts-asset-key-action?assetType=image&headers=NegativePrompt";
            Set<Object> keys = new HashSet<>(List.of(
                    key(app, action, "", Map.of("Prompt", "fox", "NegativePrompt", "")),
                    key(app, action, "", Map.of("Prompt", "", "NegativePrompt", "fox")),
                    key(app, action, "", Map.of("Prompt", "fox")),
                    key(app, action, "", Map.of("NegativePrompt", "fox")),
                    key(app, action, "", Map.of("Prompt", "fo", "NegativePrompt", "x")),
                    key(app, action, "", Map.of("Prompt", "foxNegativePrompt")),
                    key(app, bodyIsPrompt, "fox", Map.of("NegativePrompt", "")),
                    key(app, bodyIsPrompt, "fox", Map.of()),
                    key(app, bodyIsPrompt, "", Map.of("NegativePrompt", "fox"))));

            assertThat(keys).hasSize(9);
        }
    }

    @Test
    void bodyDoesNotCountWhereHeadersTellAll() {
        try (TestApp app = TestApp.over(home).start()) {
            String action = "kamelet:tts-asset-key-action?headers=Size&body=false";

            assertThat(key(app, action, "one", Map.of("Size", "a")))
                    .isEqualTo(key(app, action, "two", Map.of("Size", "a")))
                    .isNotEqualTo(key(app, action, "one", Map.of("Size", "b")))
                    .isNotEqualTo(key(app, "kamelet:tts-asset-key-action?headers=Size", "", Map.of("Size", "a")));
        }
    }

    @Test
    void whatAFileHoldsCountsAndNotItsName() throws IOException {
        Path music = Files.writeString(home.resolve("music.wav"), "a tune");
        Path copy = Files.writeString(home.resolve("copy.wav"), "a tune");
        try (TestApp app = TestApp.over(home).start()) {
            String action = "kamelet:tts-asset-key-action?files=";
            Object tune = key(app, action + music, "voice", Map.of());

            assertThat(key(app, action + copy, "voice", Map.of())).isEqualTo(tune);
            assertThat(key(app, "kamelet:tts-asset-key-action", "voice", Map.of()))
                    .isNotEqualTo(tune);
            assertThat(key(app, action + music + "," + copy, "voice", Map.of())).isNotEqualTo(tune);

            Files.writeString(music, "a song");
            assertThat(key(app, action + music, "voice", Map.of())).isNotEqualTo(tune);
        }
    }

    @Test
    void aFileThatIsNotThereFailsTheRequestByName() {
        try (TestApp app = TestApp.over(home).start()) {
            Exchange failed = app.send("kamelet:tts-asset-key-action?files=nowhere.wav", "voice", Map.of());

            assertThat(failed.getException())
                    .isInstanceOf(InvalidSpeechRequestException.class)
                    .hasMessageContaining("nowhere.wav");
        }
    }

    @Test
    void orderOfDeclarationAndKindOfBodyDoNotCount() {
        try (TestApp app = TestApp.over(home).start()) {
            String action = "kamelet:tts-asset-key-action?assetType=image&headers=";
            Map<String, Object> headers = Map.of("Size", "a", "Style", "b");
            byte[] bytes = "fox".getBytes(StandardCharsets.UTF_8);

            assertThat(key(app, action + "Size,Style", "fox", headers))
                    .isEqualTo(key(app, action + "Style, Size", "fox", headers))
                    .isEqualTo(key(app, action + "Size,Style", bytes, headers))
                    .isEqualTo(key(app, action + "Size,Style", new ByteArrayInputStream(bytes), headers));
        }
    }

    @Test
    void bodyStaysReadable() {
        try (TestApp app = TestApp.over(home).start()) {
            byte[] bytes = "fox".getBytes(StandardCharsets.UTF_8);
            Message keyed = app.ask("kamelet:tts-asset-key-action", new ByteArrayInputStream(bytes), Map.of());

            assertThat(keyed.getBody(String.class)).isEqualTo("fox");
        }
    }

    private static Object key(TestApp app, String action, Object body, Map<String, Object> headers) {
        return app.ask(action, body, headers).getHeader(TtsConstants.KEY);
    }

    private TestApp app(FakePainter painter) {
        return TestApp.over(home)
                .bind("painter", painter)
                .recipes("classpath:camel-tts-test/paint.camel.yaml")
                .start();
    }

    /** Paints a text as bytes that depend on all it is told. */
    public static final class FakePainter {

        private final AtomicInteger pictures = new AtomicInteger();

        public byte[] paint(Exchange exchange) {
            pictures.incrementAndGet();
            String size = exchange.getMessage().getHeader("Size", String.class);
            return ("PNG " + exchange.getMessage().getBody(String.class) + " " + size).getBytes(StandardCharsets.UTF_8);
        }

        int pictures() {
            return pictures.get();
        }
    }
}
