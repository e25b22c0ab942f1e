package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tts:onnx} as a route uses it. */
@Timeout(60)
class OnnxRouteTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void speaksWithAVoiceFromTheModelsFolder() throws Exception {
        ProducerTemplate template = start("tts.models.dir", folder.toString());
        BuiltinModelFolder.fill(folder, "jo");

        byte[] wav = template.requestBody("tts:onnx?voice=jo", "Good morning.", byte[].class);

        assertThat(WavFile.decode(wav).samples()).hasSizeGreaterThan(10_000);
    }

    @Test
    void optionsOfTheVoiceChangeWhatIsHeard() throws Exception {
        ProducerTemplate template = start("tts.models.dir", folder.toString());
        BuiltinModelFolder.fill(folder, "jo");

        int plain = length(template, "tts:onnx?voice=jo");

        assertThat(length(template, "tts:onnx?voice=jo&engine.lengthScale=2") / (double) plain)
                .isBetween(1.7, 2.1);
        assertThat(length(template, "tts:onnx?voice=jo&engine.sentenceGap=1200") - plain)
                .isEqualTo(22050);
        assertThat(length(template, "tts:onnx?voice=jo&engine.trimSilence=false"))
                .isGreaterThan(plain);
    }

    @Test
    void optionsOutOfRangeAreRefused() throws Exception {
        ProducerTemplate template = start("tts.models.dir", folder.toString());
        BuiltinModelFolder.fill(folder, "jo");

        assertThatThrownBy(() -> length(template, "tts:onnx?voice=jo&engine.noiseScale=99"))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(InvalidSpeechRequestException.class)
                .hasRootCauseMessage(
                        "noiseScale and noiseW must be 0 to 10, and lengthScale divided by the rate 0.05 to 20."
                                + " Asked for: noise 99.0, length 1.0, duration noise 0.0.");
        assertThatThrownBy(() -> length(template, "tts:onnx?voice=jo&engine.sentenceGap=-1"))
                .hasCauseInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void aVoiceIsWarmedUpWhenItsRouteStartsAndOneThatIsMissingIsToldInTheLog() throws Exception {
        BuiltinModelFolder.fill(folder, "jo");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:speak").to("tts:onnx?voice=jo");
            }
        });

        try (LogCapture log = LogCapture.open(Level.INFO)) {
            start("tts.models.dir", folder.toString(), "tts.onnx.warmUp", "missing, jo", "tts.onnx.offline", "true");

            await().until(() -> log.events().stream()
                    .anyMatch(event -> event.getMessage().getFormattedMessage().equals("The voice jo is ready")));
            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .anyMatch(line -> line.startsWith("The voice missing is not ready: Unknown voice 'missing'"));
        }
    }

    private int length(ProducerTemplate template, String uri) {
        byte[] pcm = template.requestBodyAndHeaders(
                uri, "Good morning. How are you?", Map.of("CamelTtsFormat", "pcm"), byte[].class);
        return pcm.length / 2;
    }

    private ProducerTemplate start(String... properties) {
        Properties values = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            values.setProperty(properties[i], properties[i + 1]);
        }
        context.getPropertiesComponent().setInitialProperties(values);
        context.start();
        return context.createProducerTemplate();
    }
}
