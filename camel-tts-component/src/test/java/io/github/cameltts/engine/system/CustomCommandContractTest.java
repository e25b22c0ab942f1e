package io.github.cameltts.engine.system;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;

class CustomCommandContractTest extends SpeechEngineContractTest {

    @Override
    protected SpeechEngine createEngine() {
        SystemEngine engine = new SystemEngine();
        engine.setCommand(FakeTool.command("rate={rate}"));
        return engine;
    }
}
