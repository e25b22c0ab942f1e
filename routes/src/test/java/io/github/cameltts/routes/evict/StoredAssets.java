package io.github.cameltts.routes.evict;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Message;

/** Stores and asks for assets of a key, a size and a price through the Kamelets. */
record StoredAssets(TestApp app) {

    private static final String STORE = "kamelet:tts-store-action";
    private static final String LOOK_UP = "kamelet:tts-store-lookup-action";

    Message store(String key, int bytes) {
        return store(key, bytes, 1_000);
    }

    /** Random bytes, so that no two assets share a file. */
    Message store(String key, int bytes, long costMicros) {
        return app.ask(STORE, audio(key, bytes), headers(key, costMicros));
    }

    static byte[] audio(String key, int bytes) {
        byte[] audio = new byte[bytes];
        new Random(key.hashCode()).nextBytes(audio);
        return audio;
    }

    private static Map<String, Object> headers(String key, long costMicros) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.KEY, key);
        headers.put(TtsConstants.COST, costMicros);
        headers.put(TtsConstants.SYNTHESIS_TIME, 100L);
        headers.put(TtsConstants.FORMAT, "wav");
        headers.put(TtsConstants.CONTENT_TYPE, "audio/wav");
        return headers;
    }

    Message lookUp(String key) {
        return app.ask(LOOK_UP, "text", Map.of(TtsConstants.KEY, key));
    }

    boolean has(String key) {
        return "store".equals(lookUp(key).getHeader(TtsConstants.CACHE));
    }
}
