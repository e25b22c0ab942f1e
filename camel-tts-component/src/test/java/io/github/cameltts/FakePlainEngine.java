package io.github.cameltts;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.SpeechRequest;

/** Names its model and its sample rate, and lets nobody choose them. */
class FakePlainEngine extends FakeSpeechEngine {

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.of("plain", AudioFormat.WAV);
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        return new EngineIdentity("plain", "1", "only-model", "");
    }
}
