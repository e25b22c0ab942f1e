package io.github.cameltts.engine.http;

import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpProducer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;

/** Tells an exchange's {@link ApiCall} which request it is. */
final class StoppableHttpProducer extends HttpProducer {

    /** Exchange property with the {@link ApiCall}. */
    static final String CALL = "ttsApiCall";

    StoppableHttpProducer(HttpEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected HttpUriRequest createMethod(Exchange exchange) throws Exception {
        HttpUriRequest request = super.createMethod(exchange);
        exchange.getProperty(CALL, ApiCall.class).begin(request);
        return request;
    }
}
