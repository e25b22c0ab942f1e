package io.github.cameltts.engine.google;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

class GoogleContractTest extends SpeechEngineContractTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeGoogleServer server = new FakeGoogleServer();

    @Override
    protected SpeechEngine createEngine() {
        context.start();
        GoogleEngine engine = new GoogleEngine();
        engine.setCamelContext(context);
        engine.setApiKey("key");
        engine.setBaseUrl(server.baseUrl());
        engine.setVoicesTimeout("30s");
        return engine;
    }

    @Override
    protected String language() {
        return "en-US";
    }

    @Override
    protected String longText() {
        return (sampleText() + " ").repeat(75).strip();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }
}
