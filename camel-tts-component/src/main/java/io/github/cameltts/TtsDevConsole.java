package io.github.cameltts;

import io.github.cameltts.internal.observe.Counts;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** Shows what the engines did, at {@code /q/dev/tts}. */
@DevConsole(name = "tts", displayName = "TTS", description = "Text to speech engines and what they did")
public class TtsDevConsole extends AbstractDevConsole {

    public TtsDevConsole() {
        super("camel", "tts", "TTS", "Text to speech engines and what they did");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        snapshot()
                .forEach((engine, counts) -> text.append(String.format(
                        "%s: %d synthesized, %d joined, %d failed, %d characters%n",
                        engine, counts.synthesized(), counts.joined(), counts.failed(), counts.characters())));
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject engines = new JsonObject();
        snapshot().forEach((engine, counts) -> {
            JsonObject one = new JsonObject();
            one.put("synthesized", counts.synthesized());
            one.put("joined", counts.joined());
            one.put("failed", counts.failed());
            one.put("characters", counts.characters());
            engines.put(engine, one);
        });
        JsonObject root = new JsonObject();
        root.put("engines", engines);
        return root;
    }

    private Map<String, Counts> snapshot() {
        return getCamelContext().hasComponent("tts") instanceof TtsComponent component
                ? component.metrics().snapshot()
                : Map.of();
    }
}
