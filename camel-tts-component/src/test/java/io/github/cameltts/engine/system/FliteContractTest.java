package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "isInstalled",
        disabledReason = "flite is not installed: the engine is tested with a fake program only")
class FliteContractTest extends SpeechEngineContractTest {

    static boolean isInstalled() {
        return ProgramPath.ofEnvironment().find("flite").isPresent();
    }

    @Override
    protected SpeechEngine createEngine() {
        SystemEngine engine = new SystemEngine();
        engine.setTool("flite");
        return engine;
    }
}
