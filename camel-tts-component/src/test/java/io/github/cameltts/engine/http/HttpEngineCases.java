package io.github.cameltts.engine.http;

import io.github.cameltts.engine.elevenlabs.ElevenLabsEngine;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.engine.openai.OpenAiEngine;
import java.util.stream.Stream;

/** Every engine behind HTTP. */
public final class HttpEngineCases {

    public static final HttpEngineCase OPENAI =
            new HttpEngineCase("openai", OpenAiEngine::new, FakeOpenAiServer::new, "af_sky");
    public static final HttpEngineCase ELEVENLABS = new HttpEngineCase(
            "elevenlabs", ElevenLabsEngine::new, FakeElevenLabsServer::new, FakeElevenLabsServer.RACHEL);

    private HttpEngineCases() {}

    static Stream<HttpEngineCase> all() {
        return Stream.of(OPENAI, ELEVENLABS);
    }
}
