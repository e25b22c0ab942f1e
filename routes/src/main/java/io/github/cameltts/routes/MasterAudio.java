package io.github.cameltts.routes;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.TtsConstants;
import java.util.HashMap;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Brings the audio that a copy of an exchange got for the master back to the exchange that asks for something made of it.
 * Of all else that happened to the copy only a failure counts, and which stored masters the next store is to replace: those
 * that are damaged, and one that was found and yet has to be made again because nothing can be made of it.
 */
public class MasterAudio implements AggregationStrategy {

    /** The word of {@code CamelTtsCache} for audio that is made of a stored master. */
    static final String CONVERTED = "converted";

    @Override
    public Exchange aggregate(Exchange before, Exchange master, Exchange asked) {
        asked.removeProperty(TtsConstants.MASTER);
        if (master.getException() != null) {
            asked.setException(master.getException());
            return asked;
        }
        Message message = master.getMessage();
        StoreLookup.passOnDamage(master, asked);
        if (message.getHeader(TtsConstants.CACHE) != null) {
            String found = StoreLookup.damagedBlob(message.getHeader(TtsConstants.KEY, String.class));
            asked.setProperty(found, message.getHeader(TtsConstants.DIGEST));
            asked.setProperty(
                    TtsConstants.MASTER,
                    new CompleteSpeech(message.getBody(byte[].class), new HashMap<>(message.getHeaders())));
        } else if (master.getProperty(TtsConstants.MASTER) instanceof CompleteSpeech stillBeingStored) {
            asked.setProperty(TtsConstants.MASTER, stillBeingStored);
        }
        return asked;
    }

    /** @throws UnsupportedOperationException always: the asking exchange is needed too */
    @Override
    public Exchange aggregate(Exchange before, Exchange master) {
        throw new UnsupportedOperationException("Use it in a multicast, which tells whose copies it makes");
    }
}
