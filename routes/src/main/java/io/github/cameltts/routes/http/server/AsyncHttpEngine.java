package io.github.cameltts.routes.http.server;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Makes routes whose group is {@value #GROUP} give their thread back while they wait; all others are as ever. */
public class AsyncHttpEngine extends VertxPlatformHttpEngine {

    static final String GROUP = "tts-http";

    private HttpEdge edge;

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new AsyncHttpConsumer(
                endpoint,
                processor,
                getHandlers(),
                VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort()),
                edge);
    }

    /** What stands in front of all routes. */
    public void setEdge(HttpEdge edge) {
        this.edge = edge;
    }
}
