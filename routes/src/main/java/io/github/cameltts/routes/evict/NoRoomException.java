package io.github.cameltts.routes.evict;

/** An asset is not stored, because the store or its disk is full and nothing can leave. */
public final class NoRoomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
        super(message);
    }
}
