package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;

/** Stores audio and asks for it again, by the cache steps alone. */
final class StoredAudio {

    private final TestApp app;

    StoredAudio(TestApp app) {
        this.app = app;
    }

    Message store(String key, Map<String, Object> headers) {
        Map<String, Object> all = new HashMap<>(Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav"));
        all.putAll(headers);
        return app.ask("kamelet:tts-store-action", "audio of " + key, all);
    }

    /** From disk, and not from memory. */
    Message lookUp(String key) {
        return app.ask("kamelet:tts-store-lookup-action", "text", Map.of(TtsConstants.KEY, key));
    }

    boolean isKept(String key) {
        return "store".equals(lookUp(key).getHeader(TtsConstants.CACHE));
    }

    Message lookUpInMemory(String key) {
        return app.ask("kamelet:tts-memory-lookup-action", "text", Map.of(TtsConstants.KEY, key));
    }

    Message lookUpFile(Object fileId) {
        return app.ask("kamelet:tts-file-lookup-action", "text", Map.of(TtsConstants.FILE_ID, fileId));
    }

    boolean isNamedBy(Object fileId) {
        return "store".equals(lookUpFile(fileId).getHeader(TtsConstants.CACHE));
    }

    Map<String, Object> sweep(String parameters) {
        return summary(app.ask("kamelet:tts-sweep-action?pause=1" + parameters, "", Map.of()));
    }

    /** The body of a step that tells what it has done. */
    static Map<String, Object> summary(Message message) {
        Map<String, Object> summary = new HashMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) message.getBody()).entrySet()) {
            summary.put((String) entry.getKey(), entry.getValue());
        }
        return summary;
    }
}
