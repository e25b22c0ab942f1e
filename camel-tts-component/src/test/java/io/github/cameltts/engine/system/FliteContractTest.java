package io.github.cameltts.engine.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import org.junit.jupiter.api.BeforeAll;

class FliteContractTest extends SpeechEngineContractTest {

    @BeforeAll
    static void isInstalled() {
        assumeTrue(
                ProgramPath.ofEnvironment().find("flite").isPresent(),
                "flite is not installed: the system engine is tested with a fake program only");
    }

    @Override
    protected SpeechEngine createEngine() {
        SystemEngine engine = new SystemEngine();
        engine.setTool("flite");
        return engine;
    }
}
