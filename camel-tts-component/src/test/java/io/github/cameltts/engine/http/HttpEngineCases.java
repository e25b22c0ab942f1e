package io.github.cameltts.engine.http;

import io.github.cameltts.engine.azure.AzureEngine;
import io.github.cameltts.engine.azure.FakeAzureServer;
import io.github.cameltts.engine.elevenlabs.ElevenLabsEngine;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.google.FakeGoogleServer;
import io.github.cameltts.engine.google.GoogleEngine;
import io.github.cameltts.engine.gtts.FakeGttsServer;
import io.github.cameltts.engine.gtts.GttsEngine;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.engine.openai.OpenAiEngine;
import io.github.cameltts.engine.xtts.FakeCoquiServer;
import io.github.cameltts.engine.xtts.FakeXttsApiServer;
import io.github.cameltts.engine.xtts.XttsEngine;
import java.util.stream.Stream;

/** Every engine behind HTTP. */
public final class HttpEngineCases {

    public static final HttpEngineCase OPENAI =
            new HttpEngineCase("openai", OpenAiEngine::new, FakeOpenAiServer::new, "af_sky");
    public static final HttpEngineCase ELEVENLABS = new HttpEngineCase(
            "elevenlabs", ElevenLabsEngine::new, FakeElevenLabsServer::new, FakeElevenLabsServer.RACHEL);

    public static final HttpEngineCase AZURE =
            new HttpEngineCase("azure", AzureEngine::new, FakeAzureServer::new, FakeAzureServer.JENNY);

    public static final HttpEngineCase GOOGLE =
            new HttpEngineCase("google", GoogleEngine::new, FakeGoogleServer::new, FakeGoogleServer.WAVENET);

    public static final HttpEngineCase GTTS = new HttpEngineCase("gtts", GttsEngine::new, FakeGttsServer::new, "");

    public static final HttpEngineCase XTTS = new HttpEngineCase(
            "xtts", HttpEngineCases::xttsApiServer, FakeXttsApiServer::new, FakeXttsApiServer.FEMALE);

    public static final HttpEngineCase COQUI =
            new HttpEngineCase("coqui", XttsEngine::new, FakeCoquiServer::new, FakeCoquiServer.CLARIBEL);

    private HttpEngineCases() {}

    static Stream<HttpEngineCase> all() {
        return Stream.concat(streamed(), Stream.of(XTTS, COQUI));
    }

    /** Those whose default format is handed on as it comes. */
    static Stream<HttpEngineCase> streamed() {
        return Stream.concat(withKey(), Stream.of(GTTS));
    }

    /** Those whose vendor wants a key and lists its voices. */
    static Stream<HttpEngineCase> withKey() {
        return Stream.of(OPENAI, ELEVENLABS, AZURE, GOOGLE);
    }

    private static XttsEngine xttsApiServer() {
        XttsEngine engine = new XttsEngine();
        engine.setDialect("api-server");
        return engine;
    }
}
