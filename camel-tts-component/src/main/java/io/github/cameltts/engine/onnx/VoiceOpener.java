package io.github.cameltts.engine.onnx;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.engine.onnx.family.VoiceFamilies;
import io.github.cameltts.engine.onnx.family.VoiceFamily;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.engine.onnx.voices.VoiceFiles;
import io.github.cameltts.text.Phonemizers;

/** Opens voices, and remembers them by their content, without their weights. Thread-safe. */
final class VoiceOpener {

    private static final int MOST_VOICES = 1000;

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
        ModelSource source = ModelSource.file(files.model(), files.digest());
        VoiceModel model = new VoiceModel(
                files.name(), files.model().getFileName().toString(), source.header(), new FolderFiles(files));
        VoiceFamily family = families.of(model);
        return new LocalVoice(files.name(), family, source, family.open(model, phonemizers));
    }
}
