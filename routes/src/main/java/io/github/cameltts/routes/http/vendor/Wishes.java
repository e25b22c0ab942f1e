package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;

/**
 * What a client asks for besides the text, one wish after the other. One that the engine cannot obey is left out and told,
 * or, where that is strict, goes on to be refused.
 */
public final class Wishes {

    private final EngineCapabilities can;
    private final boolean strict;
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private final Map<String, Object> options = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    public Wishes(Speaker speaker, boolean strict) {
        this.can = speaker.can();
        this.strict = strict;
    }

    /** A value that only some engines honour; null is no wish. */
    public void control(String field, Control control, String header, Object value) {
        if (value == null) {
            return;
        }
        if (strict || can.controls().contains(control)) {
            headers.put(header, value);
        } else {
            leftOut.add(field);
        }
    }

    /** An option that engines of this vendor have; null is no wish. */
    public void option(String field, String option, Object value) {
        if (value == null) {
            return;
        }
        if (strict || knows(option)) {
            options.put(option, value);
        } else {
            leftOut.add(field);
        }
    }

    /** An option that makes so little difference that nobody is told where it is left out. */
    public void hint(String option, Object value) {
        if (knows(option)) {
            options.put(option, value);
        }
    }

    /** A wish that no engine behind this face obeys; null is no wish. */
    public void unheard(String field, Object value) {
        if (value != null) {
            leftOut.add(field);
        }
    }

    private boolean knows(String option) {
        return can.options().stream().anyMatch(known -> known.name().equals(option));
    }

    /** Adds the wishes to a request. */
    public void applyTo(Message message) {
        headers.forEach(message::setHeader);
        if (!options.isEmpty()) {
            message.setHeader(TtsConstants.ENGINE_OPTIONS, options);
        }
    }

    /** The fields that were left out. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
