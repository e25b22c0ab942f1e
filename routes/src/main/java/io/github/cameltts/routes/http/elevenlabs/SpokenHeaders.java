package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.vendor.AnswerHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Puts what ElevenLabs says of an answer beside its audio: {@code request-id}, and {@code character-cost}, which is 0 where
 * nothing was bought. A stream in the making is announced at its number of characters.
 */
public class SpokenHeaders implements Processor {

    private static final String JOINED = "joined";

    @Override
    public void process(Exchange exchange) {
        put(exchange);
    }

    static void put(Exchange exchange) {
        Message message = exchange.getMessage();
        AnswerHeaders.put(exchange, "request-id", AnswerHeaders.requestId(exchange));
        AnswerHeaders.put(exchange, "character-cost", cost(message).toString());
    }

    private static Object cost(Message message) {
        Object billed = message.getHeader(TtsConstants.BILLED_CHARACTERS);
        if (billed != null) {
            return billed;
        }
        return JOINED.equals(message.getHeader(TtsConstants.CACHE))
                ? 0
                : message.getHeader(TtsConstants.CHARACTERS, 0, Integer.class);
    }
}
