package io.github.cameltts.routes.http.server;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.RequestId;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.slf4j.MDC;

/**
 * Camel's own consumer keeps a thread of Vert.x for as long as a route takes, so that some hundred requests which wait for a
 * slow provider would keep hits waiting too. This one keeps it only while the route works.
 *
 * <p>Forms are no messages for these routes: their body stays as it came.
 */
final class AsyncHttpConsumer extends VertxPlatformHttpConsumer {

    private static final String CAMEL = "Camel";

    private final HttpEdge edge;
    private volatile Boolean ours;

    AsyncHttpConsumer(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            List<Handler<RoutingContext>> handlers,
            String routerName,
            HttpEdge edge) {
        super(endpoint, processor, handlers, routerName);
        this.edge = edge;
    }

    @Override
    protected void doStart() throws Exception {
        edge.mount();
        super.doStart();
    }

    @Override
    protected void handleRequest(RoutingContext http) {
        BodyDeadline.met(http);
        if (isSuspended() || !isOurs()) {
            super.handleRequest(http);
            return;
        }
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        CompletableFuture<Void> departure = new CompletableFuture<>();
        exchange.setProperty(TtsConstants.GIVEN_UP, departure);
        http.addEndHandler(ended -> {
            if (!http.response().ended()) {
                departure.complete(null);
            }
        });
        processHttpRequest(exchange, http)
                .compose(read -> http.vertx().executeBlocking(() -> process(exchange, http), false))
                .onFailure(failure -> {
                    http.fail(failure);
                    release(exchange);
                });
    }

    /** Camel tells the route to the consumer around this one only. */
    private boolean isOurs() {
        Boolean known = ours;
        if (known == null) {
            known = getEndpoint().getCamelContext().getRoutes().stream()
                    .anyMatch(route -> getEndpoint().equals(route.getEndpoint())
                            && AsyncHttpEngine.GROUP.equals(route.getGroup()));
            ours = known;
        }
        return known;
    }

    private Void process(Exchange exchange, RoutingContext http) throws Exception {
        try (MDC.MDCCloseable named =
                MDC.putCloseable(RequestId.LOG_KEY, http.request().getHeader(RequestId.HEADER))) {
            createUoW(exchange);
            getAsyncProcessor().process(exchange, synchronously -> answer(exchange, http));
        }
        return null;
    }

    private void answer(Exchange exchange, RoutingContext http) {
        try {
            HttpServerResponse response = http.response();
            if (response.ended() || response.closed() || response.headWritten()) {
                return; // the route has answered itself, or nobody listens
            }
            if (exchange.getException() != null) {
                http.fail(exchange.getException());
            } else {
                write(exchange.getMessage(), response);
            }
        } catch (RuntimeException e) {
            http.fail(e);
        } finally {
            release(exchange);
        }
    }

    /** Answers of these routes hold what should go out, and names of Camel. */
    private static void write(Message message, HttpServerResponse response) {
        message.getHeaders().forEach((name, value) -> {
            if (value != null && !name.regionMatches(true, 0, CAMEL, 0, CAMEL.length())) {
                response.putHeader(name, value.toString());
            }
        });
        response.setStatusCode(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
        byte[] body = message.getBody(byte[].class);
        response.end(body == null ? Buffer.buffer() : Buffer.buffer(body));
    }

    private void release(Exchange exchange) {
        doneUoW(exchange);
        releaseExchange(exchange, false);
    }
}
