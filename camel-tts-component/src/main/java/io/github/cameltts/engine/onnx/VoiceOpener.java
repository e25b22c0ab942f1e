package io.github.cameltts.engine.onnx;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.engine.onnx.family.VoiceFamilies;
import io.github.cameltts.engine.onnx.family.VoiceFamily;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.engine.onnx.voices.VoiceFiles;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.Phonemizers;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.camel.util.StringHelper;

/** Opens voices, and remembers them by their content, without their weights. Thread-safe. */
final class VoiceOpener {

    private static final int MOST_VOICES = 1000;
    private static final int LONGEST_NAME = 80;

    private final VoiceFamilies families;
    private final Phonemizers phonemizers;
    private final Cache<VoiceFiles, LocalVoice> opened =
            Caffeine.newBuilder().maximumSize(MOST_VOICES).build();

    VoiceOpener(VoiceFamilies families, Phonemizers phonemizers) {
        this.families = families;
        this.phonemizers = phonemizers;
    }

    /** @throws io.github.cameltts.spi.EngineUnavailableException when the files are no voice */
    LocalVoice open(VoiceFiles files) {
        return opened.get(files, this::read);
    }

    private LocalVoice read(VoiceFiles files) {
        ModelSource source = ModelSource.file(files.modelName(), files.model(), files.digest());
        ModelHeader header = source.header();
        header.externalFiles().forEach(file -> requireCounted(file, files));
        VoiceModel model =
                new VoiceModel(files.name(), files.model().getFileName().toString(), header, new FolderFiles(files));
        VoiceFamily family = families.of(model);
        return new LocalVoice(files.name(), family, source, family.open(model, phonemizers));
    }

    /** Weights whose change would not change the digest would be spoken from stale audio. */
    private static void requireCounted(String file, VoiceFiles files) {
        if (!isCounted(file, files)) {
            Path model = files.model().getFileName();
            throw new EngineUnavailableException("The model " + files.modelName() + " keeps its weights in the file '"
                    + StringHelper.limitLength(file, LONGEST_NAME)
                    + "', which is not there or not counted as a file of the voice. Save the model with all weights in it,"
                    + " or in " + model + ".data or " + model + "_data beside it.");
        }
    }

    private static boolean isCounted(String file, VoiceFiles files) {
        try {
            return files.files().contains(files.model().resolveSibling(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
