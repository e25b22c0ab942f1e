package io.github.cameltts.engine.xtts;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

class CoquiContractTest extends SpeechEngineContractTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeCoquiServer server = new FakeCoquiServer();

    @Override
    protected SpeechEngine createEngine() {
        context.start();
        XttsEngine engine = new XttsEngine();
        engine.setCamelContext(context);
        engine.setBaseUrl(server.baseUrl());
        engine.setVoicesTimeout("30s");
        return engine;
    }

    @Override
    protected String longText() {
        return FakeCoquiServer.LONG_WORD;
    }

    @Override
    protected AudioFormat streamedFormat() {
        return AudioFormat.PCM;
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }
}
