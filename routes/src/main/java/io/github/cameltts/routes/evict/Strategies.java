package io.github.cameltts.routes.evict;

import io.github.cameltts.internal.NearestNames;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/** The strategies by name. */
final class Strategies {

    private static final Map<String, EvictionStrategy> KNOWN =
            Map.of("gdsf", new GdsfStrategy(), "lru", new LruStrategy(), "lfu", new LfuStrategy());

    private Strategies() {}

    /** @throws io.github.cameltts.spi.UnknownNameException when neither we nor the registry have one of the name */
    static EvictionStrategy named(String name, CamelContext context) {
        EvictionStrategy bean = context.getRegistry().lookupByNameAndType(name, EvictionStrategy.class);
        if (bean != null) {
            return bean;
        }
        EvictionStrategy known = KNOWN.get(name);
        if (known == null) {
            Set<String> names = new TreeSet<>(KNOWN.keySet());
            names.addAll(context.getRegistry()
                    .findByTypeWithName(EvictionStrategy.class)
                    .keySet());
            throw NearestNames.unknown("strategy in tts.store.eviction", name, names);
        }
        return known;
    }
}
