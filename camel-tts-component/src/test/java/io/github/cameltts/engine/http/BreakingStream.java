package io.github.cameltts.engine.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets one write through, and then breaks off. */
final class BreakingStream extends FilterOutputStream {

    private boolean written;

    BreakingStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (written) {
            throw new IOException("broken off");
        }
        written = true;
        out.write(bytes, offset, length);
        out.flush();
    }
}
