package io.github.cameltts.engine.wyoming;

import java.io.IOException;

/** The other side does not speak the protocol, or abuses it. The message tells what it sent, as a noun. */
final class WyomingProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    WyomingProtocolException(String received) {
        super(received);
    }
}
