package io.github.cameltts.spi;

import java.util.List;

/** An engine, voice, format or option that does not exist; the message names the nearest ones that do. */
public final class UnknownNameException extends InvalidSpeechRequestException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    /**
     * @param kind what was named, such as {@code voice}
     * @param name what the caller wrote
     * @param nearest known names, the most similar first, possibly none
     */
    public UnknownNameException(String kind, String name, List<String> nearest) {
        super("Unknown " + kind + " '" + name + "'. "
                + (nearest.isEmpty() ? "None is known here." : "Did you mean " + String.join(", ", nearest) + "?"));
        this.kind = kind;
    }

    /** What was named, such as {@code voice}. */
    public String kind() {
        return kind;
    }
}
