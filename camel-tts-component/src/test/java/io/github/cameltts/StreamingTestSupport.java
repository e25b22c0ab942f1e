package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;

/** An engine that streams by hand, and what tests of streams ask of it. */
abstract class StreamingTestSupport extends CamelTestSupport {

    static final String STREAM = "tts:fake?streaming=true";
    static final int HEADER = 44;

    final FakeStreamingEngine engine = new FakeStreamingEngine();

    final CompletableFuture<Exchange> speak(String uri, String text) {
        return template.asyncSend(uri, e -> e.getMessage().setBody(text));
    }

    /** Speaks, and is aboard the flight before this returns. */
    final CompletableFuture<Exchange> board(String uri, String text) throws Exception {
        Endpoint endpoint = context.getEndpoint(uri);
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(text);
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        producer.process(exchange, sync -> answer.complete(exchange));
        return answer;
    }

    static SpeechStream stream(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return (SpeechStream) exchange.getMessage().getBody();
    }

    static String cache(Exchange exchange) {
        return exchange.getMessage().getHeader(TtsConstants.CACHE, String.class);
    }

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        registry.bind("fake", engine);
    }
}
