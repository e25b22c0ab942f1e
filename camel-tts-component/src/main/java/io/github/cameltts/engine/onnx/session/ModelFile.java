package io.github.cameltts.engine.onnx.session;

import io.github.cameltts.spi.UnusableModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model in a file. */
record ModelFile(String name, Path path, String digest) implements ModelSource {

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UnusableModelException("The model " + name + " cannot be read. Is it there?", e);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return new java.io.BufferedInputStream(Files.newInputStream(path));
    }
}
