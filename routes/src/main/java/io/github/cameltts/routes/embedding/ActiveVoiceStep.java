package io.github.cameltts.routes.embedding;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/** The active voice, asked for or changed. The body becomes a map: {@code active} is its name, or null. */
public class ActiveVoiceStep implements CamelContextAware {

    private CamelContext camelContext;
    private VoiceLibrary library;

    public void get(Exchange exchange) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", library.active().orElse(null));
        exchange.getMessage().setBody(answer);
    }

    /** @throws InvalidSpeechRequestException when the header names none, or one that cannot be spoken with */
    public void set(Exchange exchange) {
        String name = exchange.getMessage().getHeader(TtsConstants.SPEAKER_REFERENCE, "", String.class);
        if (name.isBlank()) {
            throw new InvalidSpeechRequestException("No voice is named. Set the header "
                    + TtsConstants.SPEAKER_REFERENCE + " to a file in the folder of voices.");
        }
        library.activate(name.strip());
        get(exchange);
    }

    public void clear(Exchange exchange) {
        library.activateNone();
        get(exchange);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.library = VoiceLibrary.of(camelContext);
    }
}
