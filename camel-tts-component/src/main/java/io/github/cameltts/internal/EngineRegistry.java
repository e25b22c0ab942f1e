package io.github.cameltts.internal;

import io.github.cameltts.internal.calls.EngineTerms;
import io.github.cameltts.internal.calls.TermsReader;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechException;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds engines by name: first a bean in the registry, then what any jar on the classpath brings. Engines from jars are
 * made once, configured from {@code tts.<name>.*} and closed with the component; beans belong to whoever made them.
 */
public final class EngineRegistry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRegistry.class);
    private static final String SERVICES = "META-INF/services/org/apache/camel/tts-engine/";

    private final CamelContext context;
    private final Map<String, SpeechEngine> engines = new ConcurrentHashMap<>();
    private final Map<String, EngineTerms> terms = new ConcurrentHashMap<>();
    private final List<SpeechEngine> owned = new ArrayList<>();

    public EngineRegistry(CamelContext context) {
        this.context = context;
    }

    /**
     * @throws io.github.cameltts.spi.UnknownNameException when there is no such engine
     * @throws SpeechException when it cannot be started
     */
    public SpeechEngine find(String name) {
        SpeechEngine known = engines.get(name);
        return known != null ? known : engines.computeIfAbsent(name, this::load);
    }

    /** How an engine that {@link #find} found may be used. */
    public EngineTerms terms(String name) {
        return terms.getOrDefault(name, EngineTerms.DEFAULT);
    }

    /**
     * Fails on a name that nothing stands behind, without starting the engine.
     *
     * @throws io.github.cameltts.spi.UnknownNameException when there is no such engine
     */
    public void requireKnown(String name) {
        if (bean(name).isEmpty()) {
            onClasspath(name);
        }
    }

    /** Starts an engine that is to warm up before its first request, as {@code tts.<name>.warmUp} says. */
    public void warmUp(String name) {
        if (context.getPropertiesComponent()
                .resolveProperty("tts." + name + ".warmUp")
                .isPresent()) {
            find(name);
        }
    }

    private SpeechEngine load(String name) {
        Optional<SpeechEngine> bean = bean(name);
        Class<?> type = bean.isPresent() ? bean.get().getClass() : onClasspath(name);
        try {
            terms.put(name, TermsReader.read(name, context.getPropertiesComponent()::resolveProperty));
            return bean.isPresent() ? bean.get() : start(name, type);
        } catch (SpeechException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new EngineUnavailableException("The engine '" + name + "' cannot be started: " + e.getMessage(), e);
        }
    }

    private Optional<SpeechEngine> bean(String name) {
        return Optional.ofNullable(context.getRegistry().lookupByNameAndType(name, SpeechEngine.class));
    }

    private Class<?> onClasspath(String name) {
        return context.getCamelContextExtension()
                .getFactoryFinder(SERVICES)
                .findClass(name)
                .orElseThrow(() -> NearestNames.unknown("engine", name, names()));
    }

    private SpeechEngine start(String name, Class<?> type) {
        SpeechEngine engine = (SpeechEngine) context.getInjector().newInstance(type, false);
        CamelContextAware.trySetCamelContext(engine, context);
        configure(name, engine);
        ServiceHelper.startService(engine);
        synchronized (owned) {
            owned.add(engine);
        }
        return engine;
    }

    /** Files, system properties and environment alike; a name that the engine does not know is an error. */
    private void configure(String name, SpeechEngine engine) {
        String prefix = "tts." + name + ".";
        PropertiesComponent properties = context.getPropertiesComponent();
        Map<String, Object> own = new LinkedHashMap<>();
        Set<String> offered = setters(engine.getClass());
        for (String property : propertyNames(prefix, offered)) {
            properties.resolveProperty(prefix + property).ifPresent(value -> own.put(property, value));
        }
        try {
            PropertyBindingSupport.build()
                    .withCamelContext(context)
                    .withTarget(engine)
                    .withProperties(own)
                    .withIgnoreCase(true)
                    .withMandatory(true)
                    .bind();
        } catch (PropertyBindingException e) {
            throw e.getCause() == null ? unknown(prefix, e, offered) : unusable(prefix, e);
        }
    }

    /** Without Camel's own message, which repeats the value: it may be a key. */
    private static IllegalArgumentException unusable(String prefix, PropertyBindingException e) {
        Throwable reason = e.getCause();
        while (reason.getCause() != null && !(reason instanceof SpeechException)) {
            reason = reason.getCause();
        }
        return new IllegalArgumentException(
                prefix + e.getPropertyName() + " cannot be used. " + reason.getMessage(), reason);
    }

    private static IllegalArgumentException unknown(String prefix, PropertyBindingException e, Set<String> offered) {
        List<String> all = new ArrayList<>(TermsReader.NAMES);
        all.addAll(offered);
        return new IllegalArgumentException(
                NearestNames.unknown("property", prefix + e.getPropertyName(), all)
                        .getMessage(),
                e);
    }

    /** The environment cannot be listed by prefix, so it is asked for each property that the engine has. */
    private Set<String> propertyNames(String prefix, Set<String> offered) {
        Set<String> names = new TreeSet<>(offered);
        Stream.of(context.getPropertiesComponent().loadProperties(), System.getProperties())
                .flatMap(source -> source.stringPropertyNames().stream())
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> names.add(key.substring(prefix.length())));
        names.removeIf(TermsReader::isTerm);
        return names;
    }

    private static Set<String> setters(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getName().matches("set[A-Z].*") && method.getParameterCount() == 1) {
                names.add(Introspector.decapitalize(method.getName().substring("set".length())));
            }
        }
        return names;
    }

    /** All names that {@link #find} would find, sorted. */
    public Collection<String> names() {
        TreeSet<String> names = new TreeSet<>(
                context.getRegistry().findByTypeWithName(SpeechEngine.class).keySet());
        try {
            for (Resource file :
                    PluginHelper.getPackageScanResourceResolver(context).findResources(SERVICES + "*")) {
                String location = file.getLocation();
                names.add(location.substring(location.lastIndexOf('/') + 1));
            }
        } catch (Exception e) {
            LOG.debug("Engines on the classpath cannot be listed", e);
        }
        return names;
    }

    /** The engines in use. */
    public Map<String, SpeechEngine> started() {
        return Map.copyOf(engines);
    }

    @Override
    public void close() {
        synchronized (owned) {
            for (SpeechEngine engine : owned) {
                try {
                    ServiceHelper.stopService(engine);
                    engine.close();
                } catch (RuntimeException e) {
                    LOG.warn("An engine did not close: {}", e.toString());
                }
            }
            owned.clear();
        }
        engines.clear();
        terms.clear();
    }
}
