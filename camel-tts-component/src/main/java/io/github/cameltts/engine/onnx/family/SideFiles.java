package io.github.cameltts.engine.onnx.family;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The files that lie beside a model: its configuration, vocabulary, voice packs. */
public interface SideFiles {

    /** No files at all. */
    SideFiles NONE = new SideFiles() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Optional<InputStream> open(String name) {
            return Optional.empty();
        }
    };

    /** Relative names, with {@code /} between folder and file, in alphabetical order. */
    List<String> names();

    /** One file from its beginning, empty when there is none of this name. */
    Optional<InputStream> open(String name) throws IOException;
}
