package io.github.cameltts.engine.wyoming;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.junit.jupiter.api.AfterEach;

class WyomingContractTest extends SpeechEngineContractTest {

    private final FakeWyomingServer server = new FakeWyomingServer();

    @Override
    protected SpeechEngine createEngine() {
        WyomingEngine engine = new WyomingEngine();
        engine.setUri("tcp://127.0.0.1:" + server.port());
        return engine;
    }

    @Override
    protected AudioFormat streamedFormat() {
        return AudioFormat.PCM;
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
