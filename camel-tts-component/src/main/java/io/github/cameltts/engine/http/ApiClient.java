package io.github.cameltts.engine.http;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.http.CompositeHttpConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Calls one service through the application's camel-http component, with its TLS and proxy settings. That component
 * blocks a thread for each call, so calls run on a pool of their own, with as many threads as there are calls: how many
 * that may be is decided before an engine is asked. Thread-safe.
 */
final class ApiClient implements AutoCloseable {

    private final ApiSettings settings;
    private final CamelContext context;
    private final HttpEndpoint endpoint;
    private final Producer producer;
    private final ExecutorService executor;
    private final Set<ApiCall> underWay = ConcurrentHashMap.newKeySet();

    ApiClient(CamelContext context, ApiSettings settings) {
        this.context = context;
        this.settings = settings;
        try {
            HttpComponent http = context.getComponent(settings.baseUrl().getScheme(), HttpComponent.class);
            endpoint = (HttpEndpoint) http.createEndpoint(uri());
            endpoint.setHttpClientConfigurer(CompositeHttpConfigurer.combineConfigurers(
                    endpoint.getHttpClientConfigurer(), new AnswerBound(settings.maxResponseBytes())));
            producer = new StoppableHttpProducer(endpoint);
        } catch (Exception e) {
            throw new EngineUnavailableException(
                    "The HTTP client of the engine '" + settings.engine()
                            + "' cannot be made; check its baseUrl and the settings of camel-http.",
                    e);
        }
        executor = context.getExecutorServiceManager().newCachedThreadPool(this, "Tts-" + settings.engine());
        ServiceHelper.startService(endpoint, producer);
    }

    /** The pool of connections is no second bound: a call that was let through must not wait for one. */
    private String uri() {
        long connect = settings.connectTimeout().toMillis();
        long response = settings.responseTimeout().toMillis();
        return settings.baseUrl() + "?throwExceptionOnFailure=false&followRedirects=false&copyHeaders=false"
                + "&disableStreamCache=true&logHttpActivity=false&connectTimeout=" + connect + "&responseTimeout="
                + response + "&soTimeout=" + response + "&connectionsPerRoute=" + Short.MAX_VALUE
                + "&maxTotalConnections=" + Short.MAX_VALUE;
    }

    /**
     * Sends one request and reads all of its answer.
     *
     * @return the answer whatever its status, or a {@link io.github.cameltts.spi.SpeechException} when there is none
     */
    CompletableFuture<ApiAnswer> send(ApiRequest request) {
        return send(request, (head, body) -> new ApiAnswer(head, body.readAllBytes()));
    }

    /**
     * Sends one request.
     *
     * @param reader gets the answer whatever its status, on a thread of its own
     * @return what the reader made of it, or a {@link io.github.cameltts.spi.SpeechException}; whoever ends it before,
     *     ends the call: its connection is closed at once
     */
    <T> CompletableFuture<T> send(ApiRequest request, AnswerReader<T> reader) {
        CompletableFuture<T> result = new CompletableFuture<>();
        ApiCall call = new ApiCall();
        underWay.add(call);
        result.whenComplete((value, failure) -> {
            underWay.remove(call);
            call.stop();
        });
        try {
            executor.execute(() -> {
                try {
                    result.complete(call(call, request, reader));
                } catch (Exception e) {
                    result.completeExceptionally(TransportFailure.of(e, call.isStopped(), settings));
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(TransportFailure.of(e, true, settings));
        }
        return result;
    }

    /** Runs work that asks the service and waits for the answer. */
    void execute(Runnable work) {
        executor.execute(work);
    }

    private <T> T call(ApiCall call, ApiRequest request, AnswerReader<T> reader) throws Exception {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.setProperty(StoppableHttpProducer.CALL, call);
        exchange.setProperty(Exchange.SKIP_GZIP_ENCODING, true); // a small answer could unpack to a huge one
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_PATH, request.path());
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, request.encodedQuery());
        }
        settings.credentials().forEach(message::setHeader);
        message.setHeader("Accept-Encoding", "identity");
        request.headers().forEach(message::setHeader);
        if (request.body().length > 0) {
            message.setBody(request.body());
        }
        producer.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return answer(exchange.getMessage(), reader);
    }

    private static <T> T answer(Message message, AnswerReader<T> reader) throws IOException {
        ApiHead head = head(message);
        if (!(message.getBody() instanceof InputStream body)) {
            return reader.read(head, InputStream.nullInputStream());
        }
        T answer = reader.read(head, body);
        body.close(); // not where reading failed: that would first read what is left
        return answer;
    }

    private static ApiHead head(Message message) {
        Map<String, String> headers = new HashMap<>();
        for (String name : message.getHeaders().keySet()) {
            headers.put(name, message.getHeader(name, String.class));
        }
        return new ApiHead(message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class), headers);
    }

    @Override
    public void close() {
        underWay.forEach(ApiCall::stop);
        context.getExecutorServiceManager().shutdownNow(executor);
        ServiceHelper.stopAndShutdownServices(producer, endpoint);
    }
}
