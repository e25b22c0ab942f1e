package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Voice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

/** Asks {@code tts:} what its engines offer. Thread-safe. */
final class EngineOffers {

    private final CamelContext context;
    private final ProducerTemplate template;

    EngineOffers(CamelContext context) {
        this.context = context;
        this.template = context.createProducerTemplate();
    }

    /** The engine that speaks where a request names none: the first of {@code tts.engines}, else {@code tts.engine}. */
    String usual() {
        return Arrays.stream(property("tts.engines", "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> property("tts.engine", "builtin"));
    }

    /**
     * @param engine a name out of the configuration
     * @throws io.github.cameltts.spi.SpeechException when there is no such engine, or it cannot tell
     */
    EngineOffer of(String engine) {
        List<Voice> own = voices(engine, Map.of(TtsConstants.ENGINE, engine));
        List<Voice> elsewhere = voices(engine, Map.of()).stream()
                .filter(voice -> !own.contains(voice))
                .toList();
        return new EngineOffer(engine, can(engine), own, elsewhere);
    }

    /** @throws io.github.cameltts.spi.SpeechException when there is no such engine */
    EngineCapabilities can(String engine) {
        return ask(engine, "capabilities", Map.of(), EngineCapabilities.class);
    }

    private List<Voice> voices(String engine, Map<String, Object> headers) {
        return ((List<?>) ask(engine, "voices", headers, List.class))
                .stream().map(Voice.class::cast).toList();
    }

    private <T> T ask(String engine, String operation, Map<String, Object> headers, Class<T> type) {
        Exchange answer = template.send("tts:" + engine + "?operation=" + operation, asked -> asked.getMessage()
                .setHeaders(new HashMap<>(headers)));
        if (answer.getException() != null) {
            throw RuntimeCamelException.wrapRuntimeException(answer.getException());
        }
        return answer.getMessage().getBody(type);
    }

    private String property(String name, String otherwise) {
        return context.resolvePropertyPlaceholders("{{" + name + ":" + otherwise + "}}")
                .strip();
    }
}
