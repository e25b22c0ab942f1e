package io.github.cameltts.routes;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** ElevenLabs and OpenAI, each asked once for a request, a local engine, and applications that fall back among them. */
abstract class FallbackTestSupport {

    static final String SPEAK = "direct:tts-speak";
    static final Map<String, Object> NARRATOR = Map.of(TtsConstants.VOICE, "narrator");

    @TempDir
    Path home;

    final FakeElevenLabsServer elevenLabs = new FakeElevenLabsServer();
    final FakeOpenAiServer openAi = new FakeOpenAiServer();
    final FakeSpeechEngine local = new FakeSpeechEngine();
    TestApp app;

    /** The providers and the recipes; which engines there are, and which voices, is the test's. */
    final TestApp providers() {
        return TestApp.over(home)
                .with("tts.elevenlabs.baseUrl", elevenLabs.baseUrl())
                .with("tts.elevenlabs.apiKey", "xi-key")
                .with("tts.elevenlabs.maxAttempts", "1")
                .with("tts.openai.baseUrl", openAi.baseUrl())
                .with("tts.openai.maxAttempts", "1")
                .recipes("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-fallback.camel.yaml");
    }

    /** All three engines, a narrator at both providers, and breakers that open after three failures. */
    final TestApp starting(Map<String, String> properties) {
        TestApp starting = providers()
                .with("tts.engines", "elevenlabs, openai,local")
                .with(
                        "tts.voices.narrator",
                        "elevenlabs/" + FakeElevenLabsServer.RACHEL + "?stability=0.4,openai/af_sky?rate=0.9")
                .with("tts.breaker.minimumCalls", "3")
                .with("tts.breaker.window", "3")
                .with("tts.breaker.openSeconds", "600")
                .bind("local", local);
        properties.forEach(starting::with);
        return starting;
    }

    final void start(Map<String, String> properties) {
        app = starting(properties).start();
    }

    final void restart(Map<String, String> properties) {
        app.close();
        start(properties);
    }

    @AfterEach
    final void stop() {
        app.close();
        elevenLabs.close();
        openAi.close();
    }

    final Message speak(String text) {
        return app.ask(SPEAK, text, NARRATOR);
    }

    static Object key(Message message) {
        return message.getHeader(TtsConstants.KEY);
    }

    static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}
