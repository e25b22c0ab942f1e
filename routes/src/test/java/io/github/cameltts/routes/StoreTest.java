package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final byte[] AUDIO = {1, 2, 3, 4, 5};

    @TempDir
    private Path home;

    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home).start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whatIsStoredIsFoundAgain() {
        Message stored = ok(app.send("kamelet:tts-store-action", AUDIO, headers(Map.of())));

        Message found = ok(app.send("kamelet:tts-store-lookup-action", "text", Map.of(TtsConstants.KEY, KEY)));

        assertThat(found.getBody()).isEqualTo(AUDIO);
        assertThat(found.getHeader(TtsConstants.CACHE)).isEqualTo("store");
        assertThat(found.getHeader(TtsConstants.FILE_ID))
                .isEqualTo(stored.getHeader(TtsConstants.FILE_ID))
                .isNotNull();
        assertThat(found.getHeader(TtsConstants.EXPIRES_AT))
                .isEqualTo(stored.getHeader(TtsConstants.EXPIRES_AT))
                .isNotNull();
        assertThat(found.getHeader(TtsConstants.DURATION)).isEqualTo(1234L);
        assertThat(found.getHeader(TtsConstants.SAMPLE_RATE)).isEqualTo(22050);
        assertThat(found.getHeader(TtsConstants.FORMAT)).isEqualTo("wav");
        assertThat(found.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("audio/wav");
        assertThat(found.getHeaders().keySet())
                .noneMatch(name -> name.startsWith("CamelSql") || name.startsWith("CamelCaff"));
    }

    private static Map<String, Object> headers(Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>(Map.of(
                TtsConstants.KEY,
                KEY,
                TtsConstants.FORMAT,
                "wav",
                TtsConstants.CONTENT_TYPE,
                "audio/wav",
                TtsConstants.SAMPLE_RATE,
                22050,
                TtsConstants.DURATION,
                1234L));
        headers.putAll(more);
        return headers;
    }

    private static Message ok(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }
}
