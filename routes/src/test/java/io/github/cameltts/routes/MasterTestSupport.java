package io.github.cameltts.routes;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine that wants money, and an application that answers with its formats and with what is made of them. */
abstract class MasterTestSupport {

    static final String SPEAK = "direct:tts-speak";

    @TempDir
    Path home;

    FakeSpeechEngine engine;
    TestApp app;

    /** @param formats what the engine makes itself, at 8000 Hz only */
    MasterTestSupport(AudioFormat... formats) {
        this(new FakeSpeechEngine() {
            @Override
            public EngineCapabilities capabilities() {
                return EngineCapabilities.of("fake", formats).withSampleRates(8000);
            }
        });
    }

    MasterTestSupport(FakeSpeechEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    final void start() {
        start(settings -> settings);
    }

    private void start(UnaryOperator<TestApp> settings) {
        app = settings.apply(TestApp.over(home))
                .with("tts.engine", "fake")
                .with("tts.fake.pricePerMillionChars", "100")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }

    /** With an empty memory. */
    final void restart() {
        restart(settings -> settings);
    }

    final void restart(UnaryOperator<TestApp> settings) {
        app.close();
        start(settings);
    }

    @AfterEach
    final void stop() {
        app.close();
    }

    final Message speak(String format) {
        return ask(Map.of(TtsConstants.FORMAT, format));
    }

    final Message speak(String format, String text) {
        return app.ask(SPEAK, text, Map.of(TtsConstants.FORMAT, format));
    }

    final Message speak(String format, int sampleRate) {
        return ask(Map.of(TtsConstants.FORMAT, format, TtsConstants.SAMPLE_RATE, sampleRate));
    }

    final Message ask(Map<String, Object> headers) {
        return app.ask(SPEAK, "Hello", new HashMap<>(headers));
    }

    /** Requests, characters and money of one kind of answer. */
    final String account(String cache) throws SQLException {
        String row = " from tts_ledger where cache = '" + cache + "'";
        return app.number("select sum(requests)" + row) + " " + app.number("select sum(characters)" + row) + " "
                + app.number("select sum(cost_micros)" + row);
    }

    /** Makes all that is kept too old, and empties the memory. */
    final void expireAll() throws SQLException {
        app.execute("update tts_asset set expires_at = " + (System.currentTimeMillis() - 1000));
        restart();
    }

    /** Puts something else into the files of one format, and empties the memory. */
    final void damage(String format) throws IOException {
        for (Path blob : new HomeFolder(home).blobs()) {
            if (blob.toString().endsWith(format)) {
                Files.writeString(blob, "no audio");
            }
        }
        restart();
    }

    static Duration duration(Message message) {
        return AudioInspector.inspect(new Speech(
                        message.getBody(byte[].class),
                        AudioFormat.byId(message.getHeader(TtsConstants.FORMAT, String.class))
                                .orElseThrow(),
                        message.getHeader(TtsConstants.SAMPLE_RATE, Integer.class)))
                .duration()
                .orElseThrow();
    }

    static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}
