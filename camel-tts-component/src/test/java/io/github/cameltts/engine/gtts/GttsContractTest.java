package io.github.cameltts.engine.gtts;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

class GttsContractTest extends SpeechEngineContractTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeGttsServer server = new FakeGttsServer();

    @Override
    protected SpeechEngine createEngine() {
        context.start();
        GttsEngine engine = new GttsEngine();
        engine.setCamelContext(context);
        engine.setBaseUrl(server.baseUrl());
        return engine;
    }

    /** Short enough for one call when it is said three times. */
    @Override
    protected String sampleText() {
        return "The fox jumps over the dog.";
    }

    @Override
    protected String longText() {
        return FakeGttsServer.LONG_WORD;
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }
}
