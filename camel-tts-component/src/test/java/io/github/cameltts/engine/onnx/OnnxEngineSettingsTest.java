package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that cannot be used is told by name, with what may stand there. */
@Timeout(60)
class OnnxEngineSettingsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            intraOpThreads    | 0            | tts.onnx.intraOpThreads must be 1 to 256
            parallelism       | 1000         | tts.onnx.parallelism must be 1 to 256
            maxModels         | 0            | tts.onnx.maxModels must be 1
            secondSession     | perhaps      | tts.onnx.secondSession
            idleTimeout       | soon         | tts.onnx.idleTimeout must be a time
            stallTimeout      | soon         | tts.onnx.stallTimeout must be a time
            fetchTimeout      | soon         | tts.onnx.fetchTimeout must be a time
            fetchTimeout      | 0            | Times of tts.onnx must be at least a millisecond
            executionProvider | abacus       | one of coreml, cpu, cuda
            baseUrl           | ftp://x/     | tts.onnx.baseUrl must be http
            baseUrl           | no url at    | tts.onnx.baseUrl is no URL
            phonemizer        | rubbish      | There is no phonemizer 'rubbish'
            modelDir          | /tmp         | modelsDir
            """)
    void isToldByName(String property, String value, String message) throws Exception {
        BuiltinModelFolder.fill(folder, "jo");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.setProperty("tts.models.dir", folder.toString());
            properties.setProperty("tts.onnx." + property, value);
            context.getPropertiesComponent().setInitialProperties(properties);
            context.start();

            assertThatThrownBy(() -> context.createFluentProducerTemplate()
                            .to("tts:onnx?voice=jo")
                            .withBody("Hello")
                            .request())
                    .cause()
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining(message);
        }
    }
}
