package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Voices that are written as paths. A voice may come with a request from somebody who should not learn what lies on this
 * machine, and on Windows a path may even lead to another one: so paths stay inside the models folder unless the operator
 * allows all.
 */
final class LocalPaths {

    private final Path folder;
    private final boolean anywhere;

    LocalPaths(Path folder, boolean anywhere) {
        this.folder = folder;
        this.anywhere = anywhere;
    }

    /**
     * The file that a path means.
     *
     * @return nothing when there is none
     * @throws InvalidSpeechRequestException when it is not allowed or no model
     */
    Optional<Path> model(String voice) {
        if (FileNames.hasControls(voice) || !voice.endsWith(Layout.MODEL_ENDING)) {
            throw new InvalidSpeechRequestException("A voice that is a path must end in .onnx.");
        }
        try {
            Path path = Path.of(voice);
            Path inside = folder.resolve(path).normalize();
            if (isInside(path, inside) && Files.isRegularFile(inside)) {
                return Optional.of(inside);
            }
            if (anywhere) {
                return Optional.of(path.toAbsolutePath().normalize()).filter(Files::isRegularFile);
            }
            if (isInside(path, inside)) {
                return Optional.empty();
            }
        } catch (InvalidPathException e) {
            throw new InvalidSpeechRequestException("The voice is no path.", e);
        }
        throw new InvalidSpeechRequestException(
                "A voice may only be a path inside the models folder, relative to it. Put the model there, or set"
                        + " tts.onnx.allowPaths=true where all who may ask for a voice are trusted.");
    }

    /**
     * A path that is inside is relative, or strangers could find out by guessing where the folder lies, and is written with
     * plain names only, so that no system reads it in another way.
     */
    private boolean isInside(Path written, Path resolved) {
        if (written.isAbsolute() || !resolved.startsWith(folder)) {
            return false;
        }
        for (Path part : written) {
            if (part.toString().equals("..")) {
                return false;
            }
        }
        return FileNames.isPlainPath(folder.relativize(resolved)
                .toString()
                .replace(resolved.getFileSystem().getSeparator(), "/"));
    }
}
