package io.github.cameltts.routes.http.server;

import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.FileMemory;
import io.github.cameltts.routes.http.AccessRule;
import io.github.cameltts.routes.http.audio.HotAudio;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the network and all routes of the server: every request gets a name, a line in the log and safe headers, is
 * asked for the token and counted, whatever path it is for.
 */
public class HttpEdge implements CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

    /** Before the routes of Camel, which begin at 0. */
    private static final int FIRST = -1000;

    private CamelContext camelContext;
    private String token = "";
    private int maxRequests = 2000;
    private int requestsPerSecond;
    private Duration writeTimeout = Duration.ofMinutes(1);
    private Duration readTimeout = Duration.ofSeconds(30);
    private boolean mounted;

    /** @throws IllegalStateException where Camel's server could not listen, which it would log, and go on without */
    public void start() {
        if (Boolean.parseBoolean(property("camel.server.enabled", "false"))) {
            FreePort.require(
                    property("camel.server.host", "0.0.0.0"), Integer.parseInt(property("camel.server.port", "8080")));
        }
    }

    private String property(String name, String otherwise) {
        return camelContext
                .resolvePropertyPlaceholders("{{" + name + ":" + otherwise + "}}")
                .trim();
    }

    /** Called by each route that starts; the first one finds the server. */
    synchronized void mount() {
        if (!mounted) {
            mounted = true;
            camelContext.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                    .filter(router -> !router.isManagementServer())
                    .findFirst()
                    .ifPresent(this::mount);
        }
    }

    private void mount(VertxPlatformHttpRouter router) {
        router.route().order(FIRST).failureHandler(new Failures(camelContext)::handle);
        int order = FIRST;
        for (Handler<RoutingContext> handler : handlers()) {
            router.route().order(++order).handler(handler);
        }
        HotAudio hot = new HotAudio(FileMemory.of(camelContext), camelContext, token.isEmpty(), writeTimeout);
        router.route(HttpMethod.GET, HotAudio.PATH).order(++order).handler(hot);
        router.route(HttpMethod.HEAD, HotAudio.PATH).order(++order).handler(hot);
        router.route().order(Integer.MAX_VALUE).handler(new NoSuchPath(router));
        if (router.getServer() != null) {
            LOG.info(
                    "HTTP at {}:{}",
                    router.getServer().getHost(),
                    router.getServer().getPort());
        }
    }

    /** In the order in which a request meets them. */
    private List<Handler<RoutingContext>> handlers() {
        List<Handler<RoutingContext>> handlers = new ArrayList<>();
        handlers.add(new RequestNaming());
        meters().ifPresent(registry -> handlers.add(new RequestMeters(registry, camelContext.getName())));
        handlers.add(new SafetyHeaders());
        handlers.add(new Doorkeeper(new AccessRule(token)));
        handlers.add(new Admission(maxRequests, requestsPerSecond));
        handlers.add(new BodyDeadline(readTimeout));
        handlers.add(new NoFormToRead());
        return handlers;
    }

    /** Where the application collects them. */
    private Optional<MeterRegistry> meters() {
        return camelContext.getRegistry().findByType(MeterRegistry.class).stream()
                .findFirst();
    }

    /** What callers must send; empty where only this machine may ask. */
    public void setToken(String token) {
        this.token = token.trim();
    }

    /** How many requests may be under way; more are answered with 503. */
    public void setMaxRequests(int maxRequests) {
        this.maxRequests = atLeast(1, "tts.http.maxRequests", maxRequests);
    }

    /** How many requests may begin in a second, 0 for any number; more are answered with 429. */
    public void setRequestsPerSecond(int requestsPerSecond) {
        this.requestsPerSecond = atLeast(0, "tts.http.requestsPerSecond", requestsPerSecond);
    }

    /** How long a client may take over audio, such as {@code 60s}. */
    public void setWriteTimeout(String writeTimeout) {
        this.writeTimeout = DurationSetting.readPositive("tts.http.writeTimeout", writeTimeout);
    }

    /** How long a client may take over the body of its request, such as {@code 30s}. */
    public void setReadTimeout(String readTimeout) {
        this.readTimeout = DurationSetting.readPositive("tts.http.readTimeout", readTimeout);
    }

    private static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be at least " + least);
        }
        return value;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
