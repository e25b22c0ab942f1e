package io.github.cameltts.benchmarks;

import io.github.cameltts.TtsConstants;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.main.Main;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The route {@code direct:tts-speak} of the bundle, loaded from its YAML and started as an application starts it. Only
 * the engine is ours.
 */
final class Pipeline implements AutoCloseable {

    private final Main main = new Main();
    private final CountingEngine engine = new CountingEngine();
    private final Endpoint speak;
    private final Producer speakProducer;
    private final Producer resolveProducer;

    private Pipeline(Path home, Map<String, String> properties) {
        main.bind("bench", engine);
        main.configure().withRoutesIncludePattern("classpath:camel-tts/tts-speak.camel.yaml");
        main.addOverrideProperty("tts.engine", "bench");
        main.addOverrideProperty("tts.home", home.toString());
        properties.forEach(main::addOverrideProperty);
        main.start();
        speak = main.getCamelContext().getEndpoint("direct:tts-speak");
        speakProducer = start(speak);
        resolveProducer = start(main.getCamelContext().getEndpoint("tts:bench?operation=resolve"));
    }

    /** @param properties of the bundle, such as {@code tts.memory.maxBytes} */
    static Pipeline over(Path home, Map<String, String> properties) {
        return new Pipeline(home, properties);
    }

    private static Producer start(Endpoint endpoint) {
        try {
            Producer producer = endpoint.createProducer();
            ServiceHelper.startService(producer);
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Speaks a text.
     *
     * @param expected where the audio must come from, as {@code CamelTtsCache} tells it
     * @return the audio
     * @throws IllegalStateException when it came from anywhere else, so that no other case is ever measured
     */
    Object speak(String text, String expected) throws Exception {
        Message answer = send(speakProducer, text);
        Object cache = answer.getHeader(TtsConstants.CACHE);
        if (!expected.equals(cache) || !(answer.getBody() instanceof byte[] audio) || audio.length == 0) {
            throw new IllegalStateException("Expected audio from " + expected + ", but CamelTtsCache is " + cache);
        }
        return answer.getBody();
    }

    /** Speaks a text, wherever the audio comes from. */
    void speak(String text) {
        sendUnchecked(speakProducer, text, Map.of());
    }

    /** Looks into the cache for a text, and makes no audio. */
    boolean isStored(String text) {
        Exchange exchange = sendUnchecked(speakProducer, text, Map.of(TtsConstants.ONLY_IF_CACHED, true));
        return "store".equals(exchange.getMessage().getHeader(TtsConstants.CACHE));
    }

    /** What another endpoint, such as a Kamelet, answers with. */
    Object ask(String endpoint) {
        return main.getCamelContext().createProducerTemplate().requestBody(endpoint, "");
    }

    private Exchange sendUnchecked(Producer producer, String text, Map<String, Object> headers) {
        Exchange exchange = speak.createExchange();
        exchange.getMessage().setBody(text);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        try {
            producer.process(exchange);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return exchange;
    }

    /** Only decides the values of a request and its key. */
    Message resolve(String text) throws Exception {
        return send(resolveProducer, text);
    }

    private Message send(Producer producer, String text) throws Exception {
        Exchange exchange = speak.createExchange();
        exchange.getMessage().setBody(text);
        producer.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage();
    }

    /** How often audio was made rather than found. */
    long syntheses() {
        return engine.calls();
    }

    @Override
    public void close() {
        ServiceHelper.stopService(speakProducer, resolveProducer);
        main.stop();
    }
}
