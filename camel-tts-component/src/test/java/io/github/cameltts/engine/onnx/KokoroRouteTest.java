package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a route names speakers and mixes. */
@Timeout(60)
class KokoroRouteTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @TempDir
    private Path folder;

    private ProducerTemplate template;

    @BeforeEach
    void start() {
        StandIns.kokoro(folder, "kokoro", "af_bella", "af_sky");
        Properties values = new Properties();
        values.setProperty("tts.models.dir", folder.toString());
        context.getPropertiesComponent().setInitialProperties(values);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aSpeakerIsNamedBehindTheModel() {
        assertThat(speak("tts:onnx?voice=kokoro%23af_sky", Map.of()))
                .isEqualTo(speak("tts:onnx", Map.of("CamelTtsVoice", "kokoro#af_sky")))
                .isNotEqualTo(speak("tts:onnx", Map.of("CamelTtsVoice", "kokoro#af_bella")));
    }

    @Test
    void aMixIsNamedRawInAnEndpointAndAsItIsInAHeader() {
        assertThat(speak("tts:onnx?voice=RAW(kokoro#af_bella(2)+af_sky)", Map.of()))
                .isEqualTo(speak("tts:onnx", Map.of("CamelTtsVoice", "kokoro#af_bella(2)+af_sky")))
                .isNotEqualTo(speak("tts:onnx", Map.of("CamelTtsVoice", "kokoro#af_bella")));
    }

    private byte[] speak(String uri, Map<String, Object> headers) {
        return template.requestBodyAndHeaders(uri, "Good morning.", headers, byte[].class);
    }
}
