package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.ByteSize;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * An eviction to the low-water mark, in slices between which the route pauses: {@link #begin}, {@link #slice} while the
 * variable {@value #MORE} is true, {@link #end}. A Camel context has one under way at most; another one ends at once.
 */
public class Eviction implements CamelContextAware {

    /** Variable: whether there is a slice to take. */
    public static final String MORE = "ttsEvictMore";

    private static final String RUN = "ttsEvictionRun";
    private static final int PERCENT = 100;

    private CamelContext camelContext;
    private StoreBound bound;
    private Optional<Long> maxBytes = Optional.empty();
    private int lowWater = 90;

    public void begin(Exchange exchange) {
        EvictionRun run = new EvictionRun(bound, bytesToKeep(), lowWater);
        exchange.setProperty(RUN, run);
        exchange.setVariable(MORE, run.begin());
    }

    public void slice(Exchange exchange) {
        exchange.setVariable(MORE, run(exchange).slice());
    }

    /** What the run did becomes the body; safe to call where {@link #begin} has failed. */
    public void end(Exchange exchange) {
        EvictionRun run = run(exchange);
        exchange.removeProperty(RUN);
        exchange.removeVariable(MORE);
        if (run != null) {
            run.end();
            exchange.getMessage().setBody(run.toMap());
        }
    }

    private long bytesToKeep() {
        return maxBytes.orElseGet(bound::maxBytes);
    }

    private static EvictionRun run(Exchange exchange) {
        return exchange.getProperty(RUN, EvictionRun.class);
    }

    /** What the store may have, such as {@code 500MiB}; empty for {@code tts.store.maxBytes}. */
    public void setMaxBytes(String maxBytes) {
        this.maxBytes = maxBytes.isBlank()
                ? Optional.empty()
                : Optional.of(ByteSize.parse("maxBytes (tts.store.maxBytes)", maxBytes));
    }

    /** To how many per cent of it the store is emptied, 0 to 100. */
    public void setLowWater(int lowWater) {
        if (lowWater < 0 || lowWater > PERCENT) {
            throw new IllegalArgumentException("lowWater is " + lowWater + ". Write per cent, 0 to 100, such as 90.");
        }
        this.lowWater = lowWater;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.bound = StoreBound.of(camelContext);
    }
}
