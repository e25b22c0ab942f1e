package io.github.cameltts.engine.elevenlabs;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

class ElevenLabsContractTest extends SpeechEngineContractTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeElevenLabsServer server = new FakeElevenLabsServer();

    @Override
    protected SpeechEngine createEngine() {
        context.start();
        ElevenLabsEngine engine = new ElevenLabsEngine();
        engine.setCamelContext(context);
        engine.setBaseUrl(server.baseUrl());
        return engine;
    }

    /** The most that one request may have. */
    @Override
    protected String longText() {
        return (sampleText() + " ").repeat(150).strip();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }
}
