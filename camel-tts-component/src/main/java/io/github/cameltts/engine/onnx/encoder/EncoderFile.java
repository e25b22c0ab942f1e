package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.digest.FileDigests;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file of the encoder, which may be replaced while the engine runs. Thread-safe. */
final class EncoderFile {

    private static final String ENDING = ".onnx";

    private final String setting;
    private final List<Path> places;
    private final FileDigests digests = new FileDigests();

    /**
     * @param setting a path, or the name of a model in the folder, with or without its ending
     * @param folder of the models
     */
    EncoderFile(String setting, Path folder) {
        this.setting = setting;
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
            return ModelSource.file(path, digests.of(path));
        } catch (IOException e) {
            throw new UnusableModelException("The voice encoder " + path + " cannot be read.", e);
        }
    }

    private EngineUnavailableException missing() {
        return new UnusableModelException("The voice encoder '" + setting + "' is not there. Place it as "
                + places.get(2).toAbsolutePath() + ", or set tts.onnx.encoder to the path of its .onnx file.");
    }

    /** What people call a model: the name of its file without the ending. */
    static String name(ModelSource source) {
        String file = Path.of(source.name()).getFileName().toString();
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }
}
