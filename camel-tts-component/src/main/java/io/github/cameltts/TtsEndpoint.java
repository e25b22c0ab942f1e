package io.github.cameltts;

import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Turns text into speech with local and remote engines behind one contract. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "tts",
        title = "TTS",
        syntax = "tts:engine",
        producerOnly = true,
        category = {Category.AI},
        headersClass = TtsConstants.class)
@ManagedResource(description = "Text to speech endpoint")
public class TtsEndpoint extends DefaultEndpoint implements AsyncEndpoint {

    @UriPath(
            description = "The engine: a bean in the registry, or one that a jar on the classpath brings, such as"
                    + " builtin, system or endpoint")
    @Metadata(required = true)
    private String engine;

    @UriParam
    private TtsConfiguration configuration;

    public TtsEndpoint(String uri, TtsComponent component, TtsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new TtsProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException(
                "tts: cannot start a route. Start it with another component, such as direct or file, and send to tts:"
                        + engine);
    }

    @Override
    public TtsComponent getComponent() {
        return (TtsComponent) super.getComponent();
    }

    @ManagedAttribute(description = "The engine's name")
    public String getEngine() {
        return engine;
    }

    public void setEngine(String engine) {
        this.engine = engine;
    }

    public TtsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TtsConfiguration configuration) {
        this.configuration = configuration;
    }
}
