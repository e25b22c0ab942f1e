package io.github.cameltts.routes.ledger;

import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.FakeTrouble;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.routes.TestApp;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Two providers with their prices and their ways of counting. */
final class Providers {

    private static final Map<String, String> PRICES = Map.of("openai", "15", "elevenlabs", "99.7");

    private Providers() {}

    static Map<String, String> properties(String openai, String elevenlabs) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("tts.openai.baseUrl", openai);
        properties.put("tts.elevenlabs.baseUrl", elevenlabs);
        properties.put("tts.elevenlabs.model", "eleven_flash_v2_5");
        PRICES.forEach((engine, price) -> {
            properties.put("tts." + engine + ".apiKey", "key");
            properties.put("tts." + engine + ".pricePerMillionChars", price);
            properties.put("tts." + engine + ".maxConcurrent", "16");
            properties.put("tts." + engine + ".maxAttempts", "2");
            properties.put("tts." + engine + ".retryDelay", "1ms");
        });
        properties.put("tts.format", "mp3");
        return properties;
    }

    static TestApp configure(TestApp app, FakeOpenAiServer openai, FakeElevenLabsServer elevenlabs) {
        properties(openai.baseUrl(), elevenlabs.baseUrl()).forEach(app::with);
        return app.with("tts.memory.maxBytes", "1MiB").recipes("classpath:camel-tts/tts-speak.camel.yaml");
    }

    /** One call in six fails, in each way that a call can; one of these after its audio has begun. */
    static FakeTrouble trouble(FakeApiServer.Call call) {
        return switch (ThreadLocalRandom.current().nextInt(24)) {
            case 0 -> FakeTrouble.ERROR;
            case 1 -> FakeTrouble.BUSY;
            case 2 -> FakeTrouble.GONE;
            case 3 -> FakeTrouble.BREAK;
            default -> FakeTrouble.NONE;
        };
    }

    /** Of a million characters. */
    static String price(String engine) {
        return PRICES.get(engine);
    }

    /** The flash models of ElevenLabs bill one for every two. */
    static long characters(String engine, String text) {
        long characters = text.codePointCount(0, text.length());
        return engine.equals("elevenlabs") ? (characters + 1) / 2 : characters;
    }
}
