package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.digest.FileDigests;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.internal.BareName;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The file of the encoder, which may be replaced while the engine runs. Thread-safe. */
final class EncoderFile {

    private static final String ENDING = ".onnx";

    private final List<Path> places;
    private final FileDigests digests = new FileDigests();

    /**
     * @param setting a path, or the name of a model in the folder, with or without its ending
     * @param folder of the models
     */
    EncoderFile(String setting, Path folder) {
        places = List.of(Path.of(setting), folder.resolve(setting), folder.resolve(setting + ENDING));
    }

    /**
     * The model as it is now.
     *
     * @throws EngineUnavailableException when it is not there, with the place where it should be
     */
    ModelSource source() {
        Path path = places.stream().filter(Files::isRegularFile).findFirst().orElseThrow(this::missing);
        try {
            return ModelSource.file(path.getFileName().toString(), path, digests.of(path));
        } catch (IOException e) {
            throw new UnusableModelException(
                    "The voice encoder " + path.getFileName() + " cannot be read. Look at its permissions.", e);
        }
    }

    private EngineUnavailableException missing() {
        Path place = places.get(2).toAbsolutePath();
        return new UnusableModelException(
                "The voice encoder '" + BareName.of(places.get(0)) + "' is not there. Place it as "
                        + place.getFileName()
                        + " into the folder of tts.models.dir, or set tts.onnx.encoder to the path of"
                        + " its .onnx file.",
                new NoSuchFileException(place.toString()));
    }

    /** What people call a model: the name of its file without the ending. */
    static String name(ModelSource source) {
        String file = source.name();
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }
}
