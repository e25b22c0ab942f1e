package io.github.cameltts.routes.cleanup;

/** A filter that does not exist, has a value it cannot have, or does not go with another one. */
public final class InvalidFilterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String filter;

    InvalidFilterException(String filter, String message) {
        super(message);
        this.filter = filter;
    }

    /** The name that the caller wrote. */
    public String filter() {
        return filter;
    }
}
