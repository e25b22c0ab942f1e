package io.github.cameltts.engine.onnx.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Models for tests: the builtin voice, and one that gives back what it gets. */
final class TestModels {

    /** One Identity node from float x[1] to y[1]. */
    private static final String IDENTITY =
            "CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBZ1oPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA8=";

    private TestModels() {}

    static byte[] builtinBytes() throws IOException {
        try (InputStream in = TestModels.class.getResourceAsStream("/io/github/cameltts/voices/slt/voice.onnx")) {
            return in.readAllBytes();
        }
    }

    static ModelSource builtin() throws IOException {
        return ModelSource.resource("voice.onnx", "builtin", builtinBytes());
    }

    static ModelSource identity() {
        return ModelSource.resource("identity.onnx", "identity", identityBytes());
    }

    static byte[] identityBytes() {
        return Base64.getDecoder().decode(IDENTITY);
    }
}
