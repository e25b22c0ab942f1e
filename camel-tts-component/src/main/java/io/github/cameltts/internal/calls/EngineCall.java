package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;

/**
 * One request as an engine gets it, and who is charged for it.
 *
 * @param engineName the name under which the engine was found
 * @param model the effective model
 * @param tenant who pays, empty for nobody in particular
 */
public record EngineCall(SpeechEngine engine, SpeechRequest request, String engineName, String model, String tenant) {

    /** The text stays out of logs. */
    @Override
    public String toString() {
        return "a call of '" + engineName + "'";
    }
}
