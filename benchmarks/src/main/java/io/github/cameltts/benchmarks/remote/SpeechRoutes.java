package io.github.cameltts.benchmarks.remote;

import io.github.cameltts.TtsConstants;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.service.ServiceHelper;

/** An application with {@code tts:openai} in a route, and with the routes of the bundle. */
final class SpeechRoutes implements AutoCloseable {

    private static final String COMPONENT = "direct:component";
    private static final String PIPELINE = "direct:tts-speak";

    private final Main main = new Main();

    SpeechRoutes(String address, Path home) {
        main.configure().withRoutesIncludePattern("classpath:camel-tts/tts-speak.camel.yaml");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(COMPONENT).to("tts:openai?format=mp3");
            }
        });
        main.addOverrideProperty("tts.home", home.toString());
        main.addOverrideProperty("tts.engine", "openai");
        main.addOverrideProperty("tts.openai.baseUrl", address);
        main.addOverrideProperty("tts.openai.apiKey", "key");
        main.addOverrideProperty("tts.openai.voices", "atonce,paced,slow,stamped");
        main.addOverrideProperty("tts.openai.maxConcurrent", "1000");
        main.start();
    }

    /** The component alone. */
    Caller component(boolean streaming) {
        return caller(COMPONENT, streaming);
    }

    /** Look-ups before it and a store step behind it, all in Kamelets. */
    Caller pipeline() {
        return caller(PIPELINE, true);
    }

    private Caller caller(String uri, boolean streaming) {
        Endpoint endpoint = main.getCamelContext().getEndpoint(uri);
        AsyncProducer producer = producer(endpoint);
        return (pace, text) -> {
            Exchange exchange = exchange(endpoint, pace, text, streaming);
            producer.process(exchange);
            return audio(exchange);
        };
    }

    /** Sends one text and holds no thread; the callback has the exchange. */
    void start(Pace pace, String text, boolean streaming, Consumer<Exchange> answered) {
        Endpoint endpoint = main.getCamelContext().getEndpoint(COMPONENT);
        Exchange exchange = exchange(endpoint, pace, text, streaming);
        AsyncCallback callback = doneSync -> answered.accept(exchange);
        producer(endpoint).process(exchange, callback);
    }

    private static AsyncProducer producer(Endpoint endpoint) {
        try {
            AsyncProducer producer = endpoint.createAsyncProducer();
            ServiceHelper.startService(producer);
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Exchange exchange(Endpoint endpoint, Pace pace, String text, boolean streaming) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(text);
        exchange.getMessage().setHeader(TtsConstants.VOICE, pace.voice());
        exchange.getMessage().setHeader(TtsConstants.STREAMING, streaming);
        return exchange;
    }

    private static InputStream audio(Exchange exchange) throws Exception {
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        Message answer = exchange.getMessage();
        return answer.getBody() instanceof byte[] whole
                ? new ByteArrayInputStream(whole)
                : answer.getMandatoryBody(InputStream.class);
    }

    @Override
    public void close() {
        main.stop();
    }
}
