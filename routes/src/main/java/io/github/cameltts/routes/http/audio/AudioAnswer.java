package io.github.cameltts.routes.http.audio;

import io.github.cameltts.SpeechStream;
import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.StoreClock;
import io.github.cameltts.routes.http.HttpConversation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The last step of a route that answers with audio: writes the message to the client itself, so that audio in the making
 * goes out as it comes. Holds no thread while the client takes it.
 *
 * <p>The exchange must have come by HTTP over Vert.x, with its request checked by an {@link
 * io.github.cameltts.routes.http.ApiContract}.
 */
public class AudioAnswer extends AsyncProcessorSupport implements CamelContextAware {

    private CamelContext camelContext;
    private AudioHeaders headers;
    private AudioResponse response;
    private String token = "";
    private Duration writeTimeout = Duration.ofMinutes(1);
    private SlowClients slow;

    @Override
    protected void doStart() {
        headers = new AudioHeaders(StoreClock.of(camelContext), token.isBlank());
        slow = new SlowClients(writeTimeout);
        response = new AudioResponse(headers, slow);
    }

    @Override
    protected void doStop() {
        slow.close();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        HttpConversation http = HttpConversation.of(exchange)
                .orElseThrow(() -> new IllegalStateException("The request has not come by HTTP over Vert.x"));
        Message message = exchange.getMessage();
        AudioEntity entity = AudioEntity.of(message.getHeaders());
        if (message.getBody() instanceof PackedAudio packed) {
            stream(exchange, http, entity, packed, packed::close, callback);
        } else if (message.getBody() instanceof SpeechStream stream) {
            if (http.knowsChunks() && !http.isHead()) {
                stream(exchange, http, entity, stream, stream::close, callback);
            } else {
                stream.whole().whenComplete((whole, failure) -> {
                    if (failure == null) {
                        send(exchange, http, entity, whole.audio(), callback);
                    } else {
                        end(exchange, failure, callback);
                    }
                });
            }
        } else {
            send(exchange, http, entity, message.getBody(byte[].class), callback);
        }
        return false;
    }

    private void send(
            Exchange exchange, HttpConversation http, AudioEntity entity, byte[] audio, AsyncCallback callback) {
        response.send(http.request(), http.response(), http.requestId(), entity, audio)
                .onComplete(sent -> end(exchange, null, callback));
    }

    private void stream(
            Exchange exchange,
            HttpConversation http,
            AudioEntity entity,
            Flow.Publisher<ByteBuffer> audio,
            Runnable close,
            AsyncCallback callback) {
        headers.write(entity, http.requestId(), http.response().headers());
        audio.subscribe(new StreamedAnswer(http, slow, failure -> {
            close.run();
            end(exchange, failure, callback);
        }));
    }

    private static void end(Exchange exchange, Throwable failure, AsyncCallback callback) {
        Message message = exchange.getMessage();
        message.setBody(null);
        if (failure != null) {
            exchange.setException(failure);
        }
        callback.done(false);
    }

    /** How long a client may take over a piece of audio, such as {@code 60s}; audio that is complete is one piece. */
    public void setWriteTimeout(String writeTimeout) {
        this.writeTimeout = DurationSetting.readPositive("tts.http.writeTimeout", writeTimeout);
    }

    /** What callers must send; empty where only this machine may ask. */
    public void setToken(String token) {
        this.token = token;
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
