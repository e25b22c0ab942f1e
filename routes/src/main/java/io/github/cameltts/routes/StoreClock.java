package io.github.cameltts.routes;

import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** The wall clock that the ends of assets go by: the bean {@value #BEAN} where there is one, else the machine's. */
public final class StoreClock {

    static final String BEAN = "ttsClock";

    private StoreClock() {}

    public static InstantSource of(CamelContext context) {
        return Optional.ofNullable(context.getRegistry().lookupByNameAndType(BEAN, InstantSource.class))
                .orElseGet(InstantSource::system);
    }
}
