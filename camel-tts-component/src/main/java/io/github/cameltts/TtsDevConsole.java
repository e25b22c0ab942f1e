package io.github.cameltts;

import io.github.cameltts.spi.LoadedModel;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        engines().forEach((engine, shown) -> text.append(engine)
                .append(": ")
                .append(shown.entrySet().stream()
                        .map(value -> value.getValue() + " " + value.getKey())
                        .collect(Collectors.joining(", ")))
                .append(System.lineSeparator()));
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        root.put("engines", new JsonObject(engines()));
        return root;
    }

    private Map<String, JsonObject> engines() {
        Map<String, JsonObject> engines = new TreeMap<>();
        if (getCamelContext().hasComponent("tts") instanceof TtsComponent component) {
            component.metrics().snapshot().forEach((engine, counts) -> {
                JsonObject shown = new JsonObject();
                shown.put("synthesized", counts.synthesized());
                shown.put("joined", counts.joined());
                shown.put("failed", counts.failed());
                shown.put("characters", counts.characters());
                shown.put("cost", counts.cost());
                shown.put("meanMillis", Math.round(counts.meanMillis()));
                component.gate(engine).ifPresent(gate -> {
                    shown.put("waiting", gate.depth());
                    shown.put("active", gate.active());
                });
                component.models(engine).ifPresent(models -> {
                    shown.put("models", models.size());
                    shown.put(
                            "modelBytes",
                            models.stream().mapToLong(LoadedModel::bytes).sum());
                });
                engines.put(engine, shown);
            });
        }
        return engines;
    }
}
