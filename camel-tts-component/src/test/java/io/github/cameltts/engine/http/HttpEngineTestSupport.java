package io.github.cameltts.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** One engine behind HTTP and its fake service, open until the test ends. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HttpEngineTestSupport {

    protected static final String KEY = "sk-very-secret-key-0123456789";
    protected static final String TEXT = "The launch code is forty two.";
    protected static final byte[] MP3 = AudioFixtures.of(AudioFormat.MP3);

    protected final DefaultCamelContext context = new DefaultCamelContext();
    protected HttpSpeechEngine engine;
    protected FakeApiServer server;

    protected abstract HttpEngineCase engineCase();

    @BeforeEach
    final void open() {
        context.start();
        server = engineCase().newServer().get();
        engine = newEngine();
        engine.setBaseUrl(server.baseUrl());
    }

    @AfterEach
    final void close() {
        engine.close();
        server.close();
        context.stop();
    }

    /** With a key, and the vendor's own service. */
    protected final HttpSpeechEngine newEngine() {
        HttpSpeechEngine made = engineCase().newEngine().get();
        made.setCamelContext(context);
        made.setApiKey(KEY);
        return made;
    }

    protected final <T extends SpeechException> T failure(Class<T> type) {
        return failure(type, request(TEXT));
    }

    protected final <T extends SpeechException> T failure(Class<T> type, SpeechRequest request) {
        T failure = catchThrowableOfType(type, () -> engine.synthesize(request));
        assertThat(failure).as("nothing failed").isNotNull();
        return failure;
    }

    protected final SpeechRequest request(String text) {
        AudioFormat format = engine.capabilities().formats().get(0);
        return request(text, engineCase().voice(), format, 0, Map.of());
    }

    protected static SpeechRequest request(
            String text, String voice, AudioFormat format, int sampleRate, Map<String, String> options) {
        return new SpeechRequest(
                text,
                TextType.TEXT,
                voice,
                "",
                "",
                format,
                sampleRate,
                Prosody.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>(options));
    }
}
