package io.github.cameltts.routes.http.api;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.HttpFailure;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Turns the fields of a request, as the contract left them, into what {@code direct:tts-speak} is asked. Thread-safe. */
public class SynthesizeRequests implements CamelContextAware {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("text_type", TtsConstants.TEXT_TYPE),
            Map.entry("engine", TtsConstants.ENGINE),
            Map.entry("model", TtsConstants.MODEL),
            Map.entry("voice", TtsConstants.VOICE),
            Map.entry("language", TtsConstants.LANGUAGE),
            Map.entry("format", TtsConstants.FORMAT),
            Map.entry("sample_rate", TtsConstants.SAMPLE_RATE),
            Map.entry("rate", TtsConstants.RATE),
            Map.entry("pitch", TtsConstants.PITCH),
            Map.entry("volume", TtsConstants.VOLUME),
            Map.entry("style", TtsConstants.STYLE),
            Map.entry("instructions", TtsConstants.INSTRUCTIONS),
            Map.entry("seed", TtsConstants.SEED),
            Map.entry("expiry_hours", TtsConstants.EXPIRY_HOURS));

    private CamelContext camelContext;

    public void read(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<?, ?> fields = message.getBody(Map.class);
        message.removeHeader(TtsConstants.FILE_ID); // of an earlier answer, whose file has gone
        HEADERS.forEach((field, header) -> {
            if (fields.get(field) != null) {
                message.setHeader(header, fields.get(field));
            }
        });
        if (fields.get("speaker_id") != null && fields.get("voice") == null) {
            message.setHeader(TtsConstants.VOICE, voice(fields.get("speaker_id").toString()));
        }
        if (Boolean.FALSE.equals(fields.get("store"))) {
            message.setHeader(TtsConstants.NO_STORE, true);
        }
        if (Boolean.FALSE.equals(fields.get("store")) && Boolean.FALSE.equals(fields.get("return_audio"))) {
            throw HttpFailure.ofField(
                    400,
                    "return_audio",
                    "What is not stored can only be answered with. Leave out store or return_audio.");
        }
        boolean audio = !Boolean.FALSE.equals(fields.get("return_audio"));
        message.setHeader(TtsConstants.RETURN_AUDIO, audio);
        message.setHeader(TtsConstants.STREAMING, audio);
        message.setBody(fields.get("text"));
    }

    private String voice(String speaker) {
        return NUMBER.matcher(speaker).matches()
                ? property(speaker)
                        .or(() -> property(String.valueOf(Integer.parseInt(speaker))))
                        .orElse(speaker)
                : speaker;
    }

    private Optional<String> property(String number) {
        return camelContext
                .getPropertiesComponent()
                .resolveProperty("tts.speakers." + number)
                .filter(voice -> !voice.isBlank());
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
