package io.github.cameltts.engine.onnx.session;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where the bytes of a model are. */
public sealed interface ModelSource permits ModelFile, ModelResource {

    /** What to call it in errors, which go to strangers: never with folders of this machine. */
    String name();

    /** Where it lies, for the log. */
    String place();

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

    /**
     * A file, which native code maps into memory by itself.
     *
     * @param name what to call it in errors: the file alone, or relative to the models folder
     */
    static ModelSource file(String name, Path path, String digest) {
        return new ModelFile(name, path, digest);
    }

    /** Bytes at hand, such as those of a file on the classpath. */
    static ModelSource resource(String name, String digest, byte[] content) {
        return new ModelResource(name, digest, content);
    }
}
