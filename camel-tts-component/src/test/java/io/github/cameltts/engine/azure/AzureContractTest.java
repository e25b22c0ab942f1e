package io.github.cameltts.engine.azure;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

class AzureContractTest extends SpeechEngineContractTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeAzureServer server = new FakeAzureServer();

    @Override
    protected SpeechEngine createEngine() {
        context.start();
        AzureEngine engine = new AzureEngine();
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
        return (sampleText() + " ").repeat(70).strip();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }
}
