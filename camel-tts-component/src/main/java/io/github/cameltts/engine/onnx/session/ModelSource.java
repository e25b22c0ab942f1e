package io.github.cameltts.engine.onnx.session;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where the bytes of a model are. */
public sealed interface ModelSource permits ModelFile, ModelResource {

    /** What to call it in errors and in the log. */
    String name();

    /** SHA-256 of its content, hexadecimal: what tells two models apart. */
    String digest();

    /** Its size. */
    long bytes();

    /** Its content, from the beginning. */
    InputStream open() throws IOException;

    /**
     * What it says of itself.
     *
     * @throws EngineUnavailableException when it cannot be read, ends too early or is no ONNX model
     */
    default ModelHeader header() {
        return ModelHeaderReader.read(this);
    }

    /** A file, which native code maps into memory by itself. */
    static ModelSource file(Path path, String digest) {
        return new ModelFile(path, digest);
    }

    /** Bytes at hand, such as those of a file on the classpath. */
    static ModelSource resource(String name, String digest, byte[] content) {
        return new ModelResource(name, digest, content);
    }
}
