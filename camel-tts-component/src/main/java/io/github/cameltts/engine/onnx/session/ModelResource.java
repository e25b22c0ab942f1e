package io.github.cameltts.engine.onnx.session;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A model whose bytes are at hand. */
@SuppressWarnings("ArrayRecordComponent") // Megabytes that are handed on, never compared.
record ModelResource(String name, String digest, byte[] content) implements ModelSource {

    @Override
    public String place() {
        return name;
    }

    @Override
    public long bytes() {
        return content.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
