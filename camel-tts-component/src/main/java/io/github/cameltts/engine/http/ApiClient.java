package io.github.cameltts.engine.http;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
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
 * blocks a thread for each call, so calls run on a pool of their own. Thread-safe.
 */
final class ApiClient implements AutoCloseable {

    private final ApiSettings settings;
    private final CamelContext context;
    private final HttpEndpoint endpoint;
    private final Producer producer;
    private final ExecutorService executor;

    ApiClient(CamelContext context, ApiSettings settings) {
        this.context = context;
        this.settings = settings;
        try {
            HttpComponent http = context.getComponent(settings.baseUrl().getScheme(), HttpComponent.class);
            endpoint = (HttpEndpoint) http.createEndpoint(uri());
            endpoint.setHttpClientConfigurer(CompositeHttpConfigurer.combineConfigurers(
                    endpoint.getHttpClientConfigurer(), new AnswerBound(settings.maxResponseBytes())));
            producer = endpoint.createProducer();
        } catch (Exception e) {
            throw new EngineUnavailableException(
                    "The HTTP client of the engine '" + settings.engine()
                            + "' cannot be made; check its baseUrl and the settings of camel-http.",
                    e);
        }
        executor = context.getExecutorServiceManager()
                .newFixedThreadPool(this, "Tts-" + settings.engine(), settings.maxConcurrent());
        ServiceHelper.startService(endpoint, producer);
    }

    private String uri() {
        long connect = settings.connectTimeout().toMillis();
        long response = settings.responseTimeout().toMillis();
        return settings.baseUrl() + "?throwExceptionOnFailure=false&followRedirects=false&copyHeaders=false"
                + "&disableStreamCache=true&logHttpActivity=false&connectTimeout=" + connect + "&responseTimeout="
                + response + "&soTimeout=" + response + "&connectionsPerRoute=" + settings.maxConcurrent();
    }

    /**
     * Sends one request.
     *
     * @return the answer whatever its status, or a {@link io.github.cameltts.spi.SpeechException} when there is none;
     *     cancelling it stops the call with the next byte
     */
    CompletableFuture<ApiAnswer> send(ApiRequest request) {
        CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
        try {
            Future<?> work = executor.submit(() -> {
                try {
                    answer.complete(call(request));
                } catch (Exception e) {
                    answer.completeExceptionally(TransportFailure.of(e, settings));
                }
            });
            answer.whenComplete((value, failure) -> {
                if (answer.isCancelled()) {
                    work.cancel(true);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(TransportFailure.of(e, settings));
        }
        return answer;
    }

    private ApiAnswer call(ApiRequest request) throws Exception {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.setProperty(Exchange.SKIP_GZIP_ENCODING, true); // a small answer could unpack to a huge one
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_PATH, request.path());
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, request.encodedQuery());
        }
        settings.credentials().forEach(message::setHeader);
        message.setHeader("Accept-Encoding", "identity");
        if (request.body().length > 0) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(request.body());
        }
        producer.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return answer(exchange.getMessage());
    }

    private static ApiAnswer answer(Message message) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : message.getHeaders().keySet()) {
            headers.put(name, message.getHeader(name, String.class));
        }
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (message.getBody() instanceof InputStream body) {
            try (body) {
                return new ApiAnswer(status, headers, body.readAllBytes());
            }
        }
        return new ApiAnswer(status, headers, new byte[0]);
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(executor);
        ServiceHelper.stopAndShutdownServices(producer, endpoint);
    }
}
