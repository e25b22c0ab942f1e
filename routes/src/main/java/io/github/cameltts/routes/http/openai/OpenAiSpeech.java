package io.github.cameltts.routes.http.openai;

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

/** Turns the fields of {@code POST /v1/audio/speech}, which were checked, into a request to speak. */
public class OpenAiSpeech implements Processor {

    private static final String EVENTS = "sse";
    private static final String PCM = "pcm";

    /** Of {@code pcm}, in hertz. */
    private static final int PCM_RATE = 24_000;

    private Casting casting;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<?, ?> fields = message.getBody(Map.class);
        Speaker speaker = casting.choose(text(fields, "model"), voice(fields.get("voice")));
        Wishes wishes = new Wishes(speaker, casting.isStrict());
        wishes.control("instructions", Control.INSTRUCTIONS, TtsConstants.INSTRUCTIONS, notBlank(fields));
        String format = fields.containsKey("response_format") ? text(fields, "response_format") : "mp3";

        message.setBody(text(fields, "input"));
        speaker.applyTo(message);
        wishes.applyTo(message);
        message.setHeader(TtsConstants.FORMAT, format);
        if (format.equals(PCM)) {
            speaker.applyRate(message, PCM_RATE, true);
        }
        if (fields.get("speed") instanceof Number speed) {
            message.setHeader(TtsConstants.RATE, speed.doubleValue());
        }
        if (EVENTS.equals(fields.get("stream_format"))) {
            SpeechEvents.wantedBy(exchange);
        }
        AnswerHeaders.leftOut(exchange, wishes.leftOut());
    }

    private static String notBlank(Map<?, ?> fields) {
        return fields.get("instructions") instanceof String words && !words.isBlank() ? words : null;
    }

    /** A name, or an object that has it as {@code id}. */
    private static String voice(Object voice) {
        return voice instanceof Map<?, ?> named ? text(named, "id") : voice.toString();
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name).toString();
    }

    public void setCasting(Casting casting) {
        this.casting = casting;
    }
}
