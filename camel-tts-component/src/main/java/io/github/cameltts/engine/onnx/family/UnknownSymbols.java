package io.github.cameltts.engine.onnx.family;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once of each symbol that a voice has no sound for. Thread-safe. */
public final class UnknownSymbols {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSymbols.class);

    /** What comes in by text is without end; what a voice lacks of a language is not. */
    private static final int MOST = 100;

    private final String voice;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param voice what people call it */
    public UnknownSymbols(String voice) {
        this.voice = voice;
    }

    /** One character that is not spoken. */
    public void skipped(String symbol) {
        if (told.size() < MOST && told.add(symbol)) {
            LOG.warn(
                    "The voice {} has no sound for U+{} and leaves it out, here and from now on",
                    voice,
                    String.format("%04X", symbol.codePointAt(0)));
        }
    }
}
