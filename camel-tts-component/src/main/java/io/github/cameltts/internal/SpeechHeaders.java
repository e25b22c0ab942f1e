package io.github.cameltts.internal;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.Charge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The headers that tell what was made. */
final class SpeechHeaders {

    private static final List<String> KNOWN_AT_THE_END = List.of(
            TtsConstants.DURATION,
            TtsConstants.SYNTHESIS_TIME,
            TtsConstants.COST,
            TtsConstants.SAVED,
            TtsConstants.BILLED_CHARACTERS,
            TtsConstants.SAVED_CHARACTERS,
            TtsConstants.DIGEST,
            TtsConstants.CREATED_AT);

    private SpeechHeaders() {}

    /** What is known as soon as there is any audio; what another request left behind goes. */
    static void begin(Message message, ResolvedRequest resolved, String cache) {
        forget(message);
        String contentType = resolved.request().format().contentType();
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        message.setHeader(TtsConstants.CONTENT_TYPE, contentType);
        message.setHeader(TtsConstants.CACHE, cache);
    }

    /** Takes away what is known of other audio. */
    static void forget(Message message) {
        KNOWN_AT_THE_END.forEach(message::removeHeader);
    }

    /**
     * What is known at the end.
     *
     * @param buyer whether the synthesis was this request's own: it carries the cost that others save
     */
    static Map<String, Object> end(SynthesizedSpeech speech, boolean buyer) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.SAMPLE_RATE, speech.sampleRate());
        headers.put(TtsConstants.DURATION, speech.duration().toMillis());
        headers.put(TtsConstants.SYNTHESIS_TIME, speech.synthesis().toMillis());
        Charge charge = speech.charge();
        headers.put(TtsConstants.COST, buyer ? charge.costMicros() : 0);
        headers.put(TtsConstants.SAVED, buyer ? 0 : charge.costMicros());
        headers.put(TtsConstants.BILLED_CHARACTERS, buyer ? charge.characters() : 0);
        headers.put(TtsConstants.SAVED_CHARACTERS, buyer ? 0 : charge.characters());
        return headers;
    }
}
