package io.github.cameltts.spi;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Remembers what an engine streamed. */
final class StreamedParts implements AudioSink {

    private final List<byte[]> parts = new ArrayList<>();

    @Override
    public synchronized void accept(byte[] part) {
        parts.add(part);
    }

    synchronized List<Integer> sizes() {
        return parts.stream().map(part -> part.length).toList();
    }

    synchronized byte[] joined() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
