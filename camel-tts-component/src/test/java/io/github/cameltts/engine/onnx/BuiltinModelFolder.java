package io.github.cameltts.engine.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of voices for tests: the builtin one, a real Piper voice, under a name of its own. */
public final class BuiltinModelFolder {

    private static final String MODEL = "/io/github/cameltts/voices/slt/voice.onnx";

    private BuiltinModelFolder() {}

    /** Copies the voice to {@code <name>.onnx} and {@code <name>.onnx.json}. */
    public static Path fill(Path folder, String name) throws IOException {
        copy(MODEL, folder.resolve(name + ".onnx"));
        copy(MODEL + ".json", folder.resolve(name + ".onnx.json"));
        return folder;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = BuiltinModelFolder.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }
}
