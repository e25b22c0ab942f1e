package io.github.cameltts.routes;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.SpeechStream;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Turns a streamed body into its whole, in two steps: {@link #keep} on the exchange that goes on with the stream, so that
 * the audio is made to its end whoever leaves, and {@link #process} on another one, which waits without a thread.
 */
public class WholeAudio extends AsyncProcessorSupport {

    private static final String WHOLE = "ttsWholeAudio";

    /** Registers with the stream that is the body. */
    public void keep(Exchange exchange) {
        exchange.setProperty(
                WHOLE, exchange.getMessage().getBody(SpeechStream.class).keep());
    }

    /** Goes on once the audio that was registered for is the body; does nothing where there is none. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!(exchange.removeProperty(WHOLE) instanceof CompletionStage<?> whole)) {
            callback.done(true);
            return true;
        }
        whole.whenComplete((speech, failure) -> {
            if (failure == null) {
                ((CompleteSpeech) speech).applyTo(exchange.getMessage());
            } else {
                exchange.setException(failure);
            }
            callback.done(false);
        });
        return false;
    }
}
