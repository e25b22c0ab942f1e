package io.github.cameltts.routes.http.server;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Counts requests and takes their time, by the path of the route that answered, with its parameters as in {@code
 * /api/tts/audio/{file_id}}: there are as many meters as routes, whatever is asked for. Refused before any route is {@code
 * none}.
 */
final class RequestMeters implements Handler<RoutingContext> {

    private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z0-9_]+)");
    private static final Set<HttpMethod> METHODS = Set.copyOf(HttpMethod.values());

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    /** What requests are told apart by. {@code path} is null where no route took it. */
    private record Kind(String path, HttpMethod method, int status, boolean complete) {}

    private record Meters(Timer time, DistributionSummary size) {}

    private final MeterRegistry registry;
    private final Tags context;
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();

    /** @param context the name of the Camel context, of which several may share the registry */
    RequestMeters(MeterRegistry registry, String context) {
        this.registry = registry;
        this.context = Tags.of("camelContext", context);
        Gauge.builder("tts.http.active", inside, AtomicInteger::get)
                .description("Requests under way")
                .tags(this.context)
                .register(registry);
    }

    @Override
    public void handle(RoutingContext http) {
        long begin = System.nanoTime();
        inside.incrementAndGet();
        http.addEndHandler(ended -> count(http, System.nanoTime() - begin));
        http.next();
    }

    private void count(RoutingContext http, long nanos) {
        inside.decrementAndGet();
        Route route = http.currentRoute();
        HttpMethod method = http.request().method();
        Kind kind = new Kind(
                route == null ? null : route.getPath(),
                METHODS.contains(method) ? method : null,
                http.response().getStatusCode(),
                http.response().ended());
        Meters known = meters.get(kind);
        Meters counted = known != null ? known : meters.computeIfAbsent(kind, this::register);
        counted.time().record(nanos, TimeUnit.NANOSECONDS);
        counted.size().record((double) http.response().bytesWritten());
    }

    private Meters register(Kind kind) {
        Tags tags = context.and(
                "path",
                Optional.ofNullable(kind.path()).map(RequestMeters::template).orElse("none"),
                "method",
                Optional.ofNullable(kind.method()).map(HttpMethod::name).orElse("other"),
                "status",
                String.valueOf(kind.status()),
                "outcome",
                kind.complete() ? "complete" : "broken");
        return new Meters(
                Timer.builder("tts.http.requests")
                        .description("From the head of the request to the end of the answer")
                        .tags(tags)
                        .serviceLevelObjectives(BOUNDS)
                        .register(registry),
                DistributionSummary.builder("tts.http.response.size")
                        .description("Answers as they went over the network")
                        .baseUnit("bytes")
                        .tags(tags)
                        .register(registry));
    }

    private static String template(String path) {
        return PARAMETER.matcher(path).replaceAll("{$1}");
    }
}
