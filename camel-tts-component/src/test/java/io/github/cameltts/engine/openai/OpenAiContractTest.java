package io.github.cameltts.engine.openai;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

class OpenAiContractTest extends SpeechEngineContractTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeOpenAiServer server = new FakeOpenAiServer();

    @Override
    protected SpeechEngine createEngine() {
        context.start();
        OpenAiEngine engine = new OpenAiEngine();
        engine.setCamelContext(context);
        engine.setBaseUrl(server.baseUrl());
        return engine;
    }

    /** The most that one request may have. */
    @Override
    protected String longText() {
        return (sampleText() + " ").repeat(63).strip();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }
}
