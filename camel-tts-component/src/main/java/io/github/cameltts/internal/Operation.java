package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** One thing that {@code tts:} can do with an exchange. */
@FunctionalInterface
public interface Operation {

    /**
     * @param engine the engine that the endpoint names
     * @param endpoint the endpoint's options
     * @return true when done before returning, as {@link org.apache.camel.AsyncProcessor} has it
     * @throws io.github.cameltts.spi.SpeechException when the request is refused at once
     */
    boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint);
}
