package io.github.cameltts.engine.onnx;

import io.github.cameltts.engine.onnx.family.SideFiles;
import io.github.cameltts.engine.onnx.voices.VoiceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of a voice by their names relative to its model: those that its digest counts, and no others, so that nothing
 * is heard that the key does not know.
 */
record FolderFiles(VoiceFiles voice) implements SideFiles {

    @Override
    public List<String> names() {
        return voice.files().stream().map(this::name).sorted().toList();
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
        Optional<Path> file =
                voice.files().stream().filter(one -> name(one).equals(name)).findFirst();
        return file.isPresent() ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
    }

    private String name(Path file) {
        return voice.model().getParent().relativize(file).toString().replace('\\', '/');
    }
}
