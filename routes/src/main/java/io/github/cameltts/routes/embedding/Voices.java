package io.github.cameltts.routes.embedding;

import io.github.cameltts.spi.SpeakerLibrary;
import io.github.cameltts.spi.SpeakerReference;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * The library that {@code tts:} is given: reference audio in the folder {@code tts.voices.dir}, and the active voice. All
 * instances in a Camel context are one. Thread-safe.
 */
public class Voices implements CamelContextAware, SpeakerLibrary {

    private CamelContext camelContext;
    private VoiceLibrary library;

    @Override
    public SpeakerReference find(String name) {
        return library.find(name);
    }

    @Override
    public Optional<String> active() {
        return library.active();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.library = VoiceLibrary.of(camelContext);
    }
}
