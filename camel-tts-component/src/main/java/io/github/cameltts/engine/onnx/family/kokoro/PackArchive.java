package io.github.cameltts.engine.onnx.family.kokoro;

import io.github.cameltts.engine.onnx.family.SideFiles;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The packs of all speakers in one file, as kokoro-onnx has them: a ZIP of {@code af_bella.npy} and so on, which NumPy
 * calls {@code npz}. No more of it is read than packs may have. Thread-safe.
 *
 * @param file name among the files beside the model
 */
record PackArchive(SideFiles files, String file) {

    private static final String ENDING = ".npy";
    private static final int MOST_ENTRIES = 1000;

    /** Whether a file may be one. */
    static boolean isNamed(String file) {
        return file.endsWith(".npz") || (file.startsWith("voices") && file.endsWith(".bin"));
    }

    @FunctionalInterface
    private interface Visit<T> {
        Optional<T> entry(String voice, InputStream in) throws IOException;
    }

    /** The voices in it. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        walk((voice, in) -> {
            names.add(voice);
            return Optional.empty();
        });
        return names;
    }

    /** @throws EngineUnavailableException when it is not there, or is no pack */
    VoicePack pack(String name) {
        return walk((voice, in) -> voice.equals(name)
                        ? Optional.of(NpyArray.read(in, name + ENDING + " in " + file))
                        : Optional.empty())
                .orElseThrow(() -> new UnusableModelException(
                        "The archive " + file + " has no voice pack " + name + " any more. Place it there again."));
    }

    private <T> Optional<T> walk(Visit<T> visit) {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(open()))) {
            ZipEntry entry = zip.getNextEntry();
            for (int count = 0; entry != null && count < MOST_ENTRIES; count++) {
                String name = entry.getName();
                String voice = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
                if (KokoroLanguage.isVoice(voice)) {
                    Optional<T> found = visit.entry(voice, zip);
                    if (found.isPresent()) {
                        return found;
                    }
                }
                leave(zip);
                entry = zip.getNextEntry();
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableModelException(
                    "The archive of voice packs " + file + " cannot be read. Get it again.", e);
        }
    }

    private InputStream open() throws IOException {
        return files.open(file).orElseThrow(() -> new FileNotFoundException(file));
    }

    /** Goes past an entry, unless it unpacks to more than a pack may have. */
    private static void leave(ZipInputStream zip) throws IOException {
        if (zip.skip(VoicePack.MOST_BYTES + 1L) > VoicePack.MOST_BYTES) {
            throw new IOException("an entry of more than " + VoicePack.MOST_BYTES + " bytes");
        }
    }
}
