package io.github.cameltts.engine.onnx.voices;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one voice.
 *
 * @param name what people call it
 * @param model the model's weights
 * @param config the file that tells how to ask the model
 * @param digest SHA-256 over all its files, hexadecimal
 */
public record VoiceFiles(String name, Path model, Optional<Path> config, String digest) {}
