package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioSink;

/** Audio without any header over the whole, where parts simply follow each other. */
record PlainSeam(AudioSink out) implements Seam {

    @Override
    public void accept(byte[] chunk) {
        out.accept(chunk);
    }

    @Override
    public void endPart() {}

    @Override
    public void end() {}
}
