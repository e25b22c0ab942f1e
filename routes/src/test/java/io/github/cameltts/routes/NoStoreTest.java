package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.Speech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code CamelTtsNoStore} leaves behind: not one byte, in no file of the data folder and in no log. */
class NoStoreTest {

    private static final String TEXT = "Xylophone quartz: the vault opens at a quarter past nine.";
    private static final String MARKER = "UniqueRunOfSamplesThatNothingElseHolds";

    @TempDir
    private Path folder;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private FileAppender log;
    private Level level;

    @BeforeEach
    void logToAFile() {
        log = FileAppender.newBuilder()
                .setName("everything")
                .setLayout(PatternLayout.newBuilder()
                        .withPattern("%p %c %X %m%n%throwable")
                        .build())
                .withFileName(folder.resolve("app.log").toString())
                .build();
        log.start();
        level = root().getLevel();
        root().addAppender(log);
        Configurator.setRootLevel(Level.DEBUG);
    }

    @AfterEach
    void logAsBefore() {
        Configurator.setRootLevel(level);
        root().removeAppender(log);
        log.stop();
    }

    private static org.apache.logging.log4j.core.Logger root() {
        return ((LoggerContext) LogManager.getContext(false)).getRootLogger();
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void leavesNeitherTextNorAudioNorKey(boolean streaming, boolean failing) throws IOException {
        engine.speaking(failing ? NoStoreTest::fail : NoStoreTest::marked);
        Object key;
        try (TestApp app = app().start()) {
            Exchange spoken =
                    app.send("direct:tts-speak", TEXT, headers(streaming, Map.of(TtsConstants.NO_STORE, true)));
            assertThat(spoken.getException() != null).isEqualTo(failing);
            if (!failing) {
                assertThat(spoken.getMessage().getBody(String.class)).contains(MARKER);
                assertThat(spoken.getMessage().getHeader(TtsConstants.CACHE)).isEqualTo("bypass");
            }
            app.send("direct:careless", TEXT, headers(streaming, Map.of(TtsConstants.NO_STORE, true)));
            key = app.ask(
                            "kamelet:tts-resolve-action?engine=fake",
                            TEXT,
                            headers(streaming, Map.of(TtsConstants.NO_STORE, true)))
                    .getHeader(TtsConstants.KEY);
        }

        HomeFolder everything = new HomeFolder(folder);
        assertThat(Files.size(folder.resolve("app.log"))).isPositive();
        assertThat(everything.contains(TEXT)).as("the text").isFalse();
        assertThat(everything.contains("quarter past nine"))
                .as("a part of the text")
                .isFalse();
        assertThat(everything.contains(MARKER)).as("the audio").isFalse();
        assertThat(everything.contains(key.toString())).as("the key").isFalse();
        assertThat(everything.contains(key.toString().substring(0, 16)))
                .as("a part of the key")
                .isFalse();
    }

    @Test
    void theSearchFindsWhatIsStored() {
        engine.speaking(NoStoreTest::marked);
        Object key;
        try (TestApp app = app().start()) {
            key = app.ask("direct:tts-speak", TEXT, Map.of()).getHeader(TtsConstants.KEY);
        }

        HomeFolder everything = new HomeFolder(folder);
        assertThat(everything.contains(TEXT)).isTrue();
        assertThat(everything.contains(MARKER)).isTrue();
        assertThat(everything.contains(key.toString())).isTrue();
    }

    private static Map<String, Object> headers(boolean streaming, Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>(more);
        headers.put(TtsConstants.STREAMING, streaming);
        return headers;
    }

    private TestApp app() {
        return TestApp.over(folder.resolve("data"))
                .with("tts.engine", "fake")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:careless").to("direct:tts-speak").to("log:spoken?level=DEBUG&showBody=false");
                    }
                });
    }

    private static Speech fail(Object request) {
        throw new EngineUnavailableException("The fake is down. Start it.", new IllegalStateException("down"));
    }

    private static Speech marked(io.github.cameltts.spi.SpeechRequest request) {
        byte[] wav = FakeSpeechEngine.wav(request).audio();
        byte[] marker = MARKER.getBytes(StandardCharsets.US_ASCII);
        // The fake's samples repeat the request, text included: a search would find them for the wrong reason.
        java.util.Arrays.fill(wav, 44, wav.length, (byte) 1);
        System.arraycopy(marker, 0, wav, 100, marker.length);
        return new Speech(wav, AudioFormat.WAV, 8000);
    }
}
