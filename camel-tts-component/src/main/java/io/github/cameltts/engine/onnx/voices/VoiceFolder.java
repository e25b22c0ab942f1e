package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.Layout.MODEL_ENDING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models folder: what lies there. Links in it are followed, because whoever owns the folder made them. Thread-safe. */
final class VoiceFolder {

    private final Path folder;

    /** @param folder it need not be there yet */
    VoiceFolder(Path folder) {
        this.folder = folder;
    }

    /** Where a file of a catalog lies. */
    Path resolve(CatalogFile file) {
        return folder.resolve(file.path());
    }

    /** The voice with a plain name, when its model is there: {@code name.onnx}, or in a folder of its own. */
    Optional<Layout> find(String name) throws IOException {
        Path flat = folder.resolve(name + MODEL_ENDING);
        if (Files.isRegularFile(flat)) {
            return Optional.of(Layout.of(flat, true));
        }
        Optional<Path> model = modelIn(folder.resolve(name), name);
        return model.isPresent() ? Optional.of(Layout.of(model.get(), false)) : Optional.empty();
    }

    /** The voice whose model is this file. */
    Layout at(Path model) throws IOException {
        return Layout.of(model, folder.equals(model.getParent()));
    }

    /** Names of all voices that are there. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.flatMap(entry -> name(entry).stream())
                    .filter(FileNames::isPlain)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static Optional<String> name(Path entry) {
        String fileName = entry.getFileName().toString();
        if (fileName.endsWith(MODEL_ENDING) && Files.isRegularFile(entry)) {
            return Optional.of(fileName.substring(0, fileName.length() - MODEL_ENDING.length()));
        }
        return modelIn(entry, fileName).map(model -> fileName);
    }

    /** The model of a voice's own folder: of its name, or {@code model.onnx}, or the only one. */
    private static Optional<Path> modelIn(Path own, String name) {
        Optional<Path> named = Stream.of(name + MODEL_ENDING, "model" + MODEL_ENDING)
                .map(own::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        if (named.isPresent() || !Files.isDirectory(own)) {
            return named;
        }
        try (Stream<Path> entries = Files.list(own)) {
            List<Path> models = entries.filter(file -> file.toString().endsWith(MODEL_ENDING))
                    .filter(Files::isRegularFile)
                    .limit(2)
                    .toList();
            return models.size() == 1 ? Optional.of(models.get(0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a folder that cannot be read has no voice for us
        }
    }
}
