package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** The engines of {@code tts.engines}: the first one is asked, the others are its substitutes, in this order. */
public class EngineChain implements CamelContextAware, ExtendedStartupListener {

    /**
     * Exchange property with the sample rate in hertz that substitutes must speak at where the format does not tell it; for
     * requests whose own engine has that rate without being told.
     */
    public static final String RATE_OF_SUBSTITUTES = "ttsRateOfSubstitutes";

    /** The route template of the recipe, which makes one route for each engine. */
    private static final String TEMPLATE = "tts-engine";

    private static final String ATTEMPTS = "ttsEngineAttempts";

    private CamelContext camelContext;
    private List<String> engines = List.of();

    /** Separated by commas. */
    public void setEngines(String engines) {
        this.engines = Arrays.stream(engines.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Which engine is asked where a request names none. */
    public String first() {
        return engines.get(0);
    }

    public void begin(Exchange exchange) {
        exchange.setProperty(ATTEMPTS, new EngineAttempts(exchange, engines));
    }

    /** Whether there is still no audio, and an engine that has not been asked. */
    public boolean more(Exchange exchange) {
        return attempts(exchange).hasNext(exchange);
    }

    /** Makes the message a request to the next engine. */
    public void next(Exchange exchange) {
        attempts(exchange).next(exchange);
    }

    /** @throws InvalidSpeechRequestException when the engine that is asked for is none of ours */
    public void check(Exchange exchange) {
        String engine = exchange.getMessage().getHeader(TtsConstants.ENGINE, String.class);
        if (!engines.contains(engine)) {
            throw new InvalidSpeechRequestException("The engine '" + engine + "' is none of tts.engines: "
                    + String.join(", ", engines) + ". Ask for one of these, or add it there.");
        }
    }

    /** @throws Exception the failure that was caught, where no substitute can help */
    public void failed(Exchange exchange) throws Exception {
        attempts(exchange).failed(exchange);
    }

    /** @throws Exception the first engine's failure, the others' suppressed, when no engine has spoken */
    public void end(Exchange exchange) throws Exception {
        EngineAttempts attempts = attempts(exchange);
        exchange.removeProperty(ATTEMPTS);
        attempts.end(exchange);
    }

    private static EngineAttempts attempts(Exchange exchange) {
        return exchange.getProperty(ATTEMPTS, EngineAttempts.class);
    }

    /**
     * Makes the engines' routes, which Camel would not start any earlier. A name that is wrong stops the start here, and
     * not the first request that needs a substitute.
     */
    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) throws Exception {
        for (String engine : engines) {
            TemplatedRouteBuilder.builder(context, TEMPLATE)
                    .routeId(TEMPLATE + "-" + engine)
                    .parameter("engine", engine)
                    .add();
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        try {
            camelContext.addStartupListener(this);
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }
}
