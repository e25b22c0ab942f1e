package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.vendor.AnswerHeaders;
import io.github.cameltts.routes.http.vendor.Casting;
import io.github.cameltts.routes.http.vendor.Speaker;
import io.github.cameltts.routes.http.vendor.Wishes;
import io.github.cameltts.spi.EngineCapabilities.Control;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Turns the fields of {@code POST /v1/text-to-speech/{voice_id}}, which were checked, into a request to speak. */
public class ElevenLabsSpeech implements Processor {

    private static final String USUAL_MODEL = "eleven_multilingual_v2";

    private Casting casting;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<?, ?> fields = message.getBody(Map.class);
        Speaker speaker = casting.choose(text(fields, "model_id", USUAL_MODEL), text(fields, "voice_id", ""));
        OutputFormat format = OutputFormat.of(text(fields, "output_format", OutputFormat.USUAL));
        Wishes wishes = wishes(fields, speaker);
        format.bitRate().ifPresent(kilobits -> wishes.hint("bitRate", kilobits));

        message.setBody(text(fields, "text", ""));
        speaker.applyTo(message);
        speaker.applyRate(message, format.sampleRate(), format.needsRate());
        wishes.applyTo(message);
        message.setHeader(TtsConstants.FORMAT, format.format());
        settings(fields).forEach((name, value) -> {
            if (name.equals("speed") && value instanceof Number speed) {
                message.setHeader(TtsConstants.RATE, speed.doubleValue());
            }
        });
        if (fields.get("language_code") instanceof String language && !language.isBlank()) {
            message.setHeader(TtsConstants.LANGUAGE, language);
        }
        if (text(fields, "enable_logging", "true").equals("false")) {
            message.setHeader(TtsConstants.NO_STORE, true);
        }
        AnswerHeaders.leftOut(exchange, wishes.leftOut());
    }

    private Wishes wishes(Map<?, ?> fields, Speaker speaker) {
        Wishes wishes = new Wishes(speaker, casting.isStrict());
        wishes.control("seed", Control.SEED, TtsConstants.SEED, fields.get("seed"));
        FieldOptions.OF_SETTINGS.forEach((field, option) -> wishes.option(
                "voice_settings." + field, option, settings(fields).get(field)));
        FieldOptions.OF_REQUEST.forEach((field, option) -> wishes.option(field, option, fields.get(field)));
        wishes.option(
                FieldOptions.DICTIONARIES,
                "pronunciationDictionaries",
                FieldOptions.dictionaries(fields.get(FieldOptions.DICTIONARIES)));
        FieldOptions.UNHEARD.forEach(field -> wishes.unheard(field, fields.get(field)));
        return wishes;
    }

    private static Map<?, ?> settings(Map<?, ?> fields) {
        return fields.get("voice_settings") instanceof Map<?, ?> settings ? settings : Map.of();
    }

    private static String text(Map<?, ?> fields, String name, String otherwise) {
        Object value = fields.get(name);
        return value == null ? otherwise : value.toString();
    }

    public void setCasting(Casting casting) {
        this.casting = casting;
    }
}
