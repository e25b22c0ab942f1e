package io.github.cameltts.engine.onnx.voices;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A voice on this machine.
 *
 * @param name what was asked for; of a path the file's name without its ending
 * @param model the ONNX file
 * @param config what describes it, where there is such a file
 * @param files all files whose bytes matter to what is heard, the model among them; no others belong to the voice
 * @param digest SHA-256 over the digests of all files of the voice, in hexadecimal
 */
public record VoiceFiles(String name, Path model, Optional<Path> config, List<Path> files, String digest) {

    /** What to call the model in errors, which go to strangers: never with folders of this machine. */
    public String modelName() {
        String file = model.getFileName().toString();
        return file.equals(name + Layout.MODEL_ENDING) ? file : name + "/" + file;
    }
}
