package io.github.cameltts.routes;

import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;

/** Services of which a Camel context has one, made when the first asks for it. */
public final class ContextServices {

    private ContextServices() {}

    /**
     * Finds or makes the service. A new one starts with the context, at once where the context runs already, and stops
     * after the components.
     */
    public static <S extends Service> S only(CamelContext context, Class<S> type, Function<CamelContext, S> maker) {
        synchronized (context) {
            S known = context.hasService(type);
            if (known != null) {
                return known;
            }
            S made = maker.apply(context);
            try {
                context.addService(made, true, false);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
            return made;
        }
    }
}
