package io.github.cameltts.internal;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes a resolved request the one for its master: the same speech in the format and at the rate that the engine is asked
 * for, under the key that a caller who asks for just that gets. A request for the engine's own audio becomes the one for its
 * twin. Nothing changes where there is none.
 *
 * <p>Audio that was just made and is still being stored is handed over at once, in {@link TtsConstants#MASTER}: who has heard
 * the end of one format may ask for another before there is anything in the store.
 */
public final class MasterOperation implements Operation {

    private final RequestResolver resolver;
    private final Flights<SpeechRecording> flights;

    public MasterOperation(RequestResolver resolver, Flights<SpeechRecording> flights) {
        this.resolver = resolver;
        this.flights = flights;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        ResolvedRequest resolved = resolver.resolved(exchange, engine, endpoint);
        ResolvedRequest master = resolved.master();
        master.writeTo(exchange);
        Message message = exchange.getMessage();
        SpeechHeaders.forget(message);
        if (!master.key().equals(resolved.key()) && !Setting.flag(message, TtsConstants.NO_CACHE, false)) {
            flights.landed(master.key().asset())
                    .ifPresent(audio -> exchange.setProperty(TtsConstants.MASTER, justMade(master, audio)));
        }
        callback.done(true);
        return true;
    }

    private static CompleteSpeech justMade(ResolvedRequest request, SpeechRecording recording) {
        SynthesizedSpeech speech = recording.speech();
        Map<String, Object> headers = SpeechHeaders.end(speech, false);
        headers.put(TtsConstants.FORMAT, request.request().format().id());
        headers.put(TtsConstants.CACHE, "joined");
        return new CompleteSpeech(speech.speech().audio(), headers);
    }
}
