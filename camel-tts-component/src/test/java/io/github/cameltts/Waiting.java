package io.github.cameltts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/** Exchanges that wait for their audio until the test lets the engine speak, however slow the machine is. */
final class Waiting {

    private final CountDownLatch aboard = new CountDownLatch(1);

    /** Sends from this thread, so that the exchange waits for its audio when this returns. */
    static CompletableFuture<Exchange> send(CamelContext context, String uri, String text) throws Exception {
        Endpoint endpoint = context.getEndpoint(uri);
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(text);
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        producer.process(exchange, doneSync -> answer.complete(exchange));
        return answer;
    }

    /** To be called by the engine. */
    void awaitAll() {
        try {
            if (!aboard.await(50, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody said that all are aboard");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the engine speak. */
    void allAreAboard() {
        aboard.countDown();
    }
}
