package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.VoiceEncoder;
import java.util.concurrent.ExecutorService;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Turns reference audio, the body, into a speaker embedding: the body becomes a {@code float[]}. */
public final class EmbedOperation implements Operation {

    private final EngineRegistry engines;
    private final ExecutorService executor;

    public EmbedOperation(EngineRegistry engines, ExecutorService executor) {
        this.engines = engines;
        this.executor = executor;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        String name = Setting.of(exchange.getMessage(), TtsConstants.ENGINE, String.class, engine)
                .orElseThrow();
        if (!(engines.find(name) instanceof VoiceEncoder encoder)) {
            throw new InvalidSpeechRequestException(
                    "The engine '" + name + "' has no voice encoder. Choose one that has.");
        }
        byte[] audio = exchange.getMessage().getBody(byte[].class);
        if (audio == null || audio.length == 0) {
            throw new InvalidSpeechRequestException("The body is empty. Send the reference audio as bytes.");
        }
        executor.execute(() -> {
            try {
                exchange.getMessage().setBody(encoder.encode(audio));
            } catch (SpeechException e) {
                exchange.setException(e);
            } catch (RuntimeException e) {
                exchange.setException(new SynthesisFailedException("The voice encoder of '" + name + "' failed.", e));
            }
            callback.done(false);
        });
        return false;
    }
}
