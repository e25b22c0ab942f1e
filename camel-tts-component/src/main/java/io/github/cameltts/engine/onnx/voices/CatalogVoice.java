package io.github.cameltts.engine.onnx.voices;

import java.util.Optional;

/** A voice that can be had. */
public record CatalogVoice(String name, String language, Optional<String> gender, boolean isHere) {}
