package io.github.cameltts.engine.xtts;

import io.github.cameltts.spi.VoiceEncoder;
import io.github.cameltts.spi.VoiceEncoderContractTest;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class CoquiEncoderContractTest extends VoiceEncoderContractTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeCoquiServer server = new FakeCoquiServer();
    private final XttsEngine engine = new XttsEngine();

    @BeforeEach
    void start() {
        context.start();
        engine.setCamelContext(context);
        engine.setBaseUrl(server.baseUrl());
    }

    @Override
    protected VoiceEncoder encoder() {
        return engine;
    }

    @AfterEach
    void stop() {
        engine.close();
        context.stop();
        server.close();
    }
}
