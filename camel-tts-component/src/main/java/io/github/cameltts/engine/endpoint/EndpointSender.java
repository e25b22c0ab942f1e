package io.github.cameltts.engine.endpoint;

import io.github.cameltts.internal.observe.LogContext;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.cache.DefaultProducerCache;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Sends requests to endpoints, through producers that are kept while the engine lives. Many components block while they
 * wait for their service, so each call starts on a thread of its own pool; one that does not block leaves it at once.
 */
final class EndpointSender implements AutoCloseable {

    private static final int PRODUCERS = 100;

    private final CamelContext context;
    private final EndpointAnswer answers;
    private final DefaultProducerCache producers;
    private final ExecutorService executor;

    EndpointSender(CamelContext context, EndpointAnswer answers) {
        this.context = context;
        this.answers = answers;
        producers = new DefaultProducerCache(this, context, PRODUCERS);
        executor = context.getExecutorServiceManager().newCachedThreadPool(this, "TtsEndpoint");
        ServiceHelper.startService(producers);
    }

    /**
     * Sends one request.
     *
     * @return the audio, or a failure of the family; cancelling it interrupts a call that blocks
     */
    CompletableFuture<Speech> send(EndpointTarget target, HeaderMapping headers, SpeechRequest request) {
        CompletableFuture<Speech> speech = new CompletableFuture<>();
        try {
            Future<?> work = executor.submit(LogContext.current().around(() -> {
                try {
                    dispatch(target, headers, request, speech);
                } catch (Exception e) {
                    speech.completeExceptionally(EndpointFailure.of(e, target));
                }
            }));
            speech.whenComplete((audio, failure) -> {
                if (speech.isCancelled()) {
                    work.cancel(true);
                }
            });
        } catch (RejectedExecutionException e) {
            speech.completeExceptionally(EndpointFailure.of(e, target));
        }
        return speech;
    }

    private void dispatch(
            EndpointTarget target, HeaderMapping headers, SpeechRequest request, CompletableFuture<Speech> speech) {
        Endpoint endpoint = CamelContextHelper.getMandatoryEndpoint(context, target.uri());
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(request.text());
        for (RequestValue value : RequestValue.ALL) {
            if (!value.of(request).isEmpty()) {
                exchange.getMessage().setHeader(value.header(), value.of(request));
            }
        }
        headers.of(request).forEach(exchange.getMessage()::setHeader);
        // The answer is read before the exchange's unit of work ends and a body kept in a file is gone.
        AtomicReference<Speech> answer = new AtomicReference<>();
        producers
                .asyncSendExchange(
                        endpoint,
                        ExchangePattern.InOut,
                        null,
                        done -> {
                            if (done.getException() == null) {
                                answer.set(answers.read(done.getMessage(), target, request));
                            }
                        },
                        exchange,
                        null)
                .thenAccept(done -> {
                    if (done.getException() != null) {
                        speech.completeExceptionally(EndpointFailure.of(done.getException(), target));
                    } else {
                        speech.complete(answer.get());
                    }
                });
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(executor);
        ServiceHelper.stopAndShutdownService(producers);
    }
}
