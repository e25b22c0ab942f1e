package io.github.cameltts.engine.builtin;

import io.github.cameltts.digest.Sha256;
import io.github.cameltts.engine.onnx.family.PiperFamily;
import io.github.cameltts.engine.onnx.family.SideFiles;
import io.github.cameltts.engine.onnx.family.VoiceFamily;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.Phonemizers;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The voice on the classpath, a model with several speakers. */
final class BuiltinVoice {

    private static final String NAME = "slt";

    private static final String FOLDER = "/io/github/cameltts/voices/slt/";
    private static final String MODEL = "voice.onnx";

    private BuiltinVoice() {}

    /** Opens it; it always reads by Java alone, so that it speaks the same everywhere. */
    static LocalVoice open() {
        byte[] content = resource(MODEL)
                .orElseThrow(() -> new EngineUnavailableException(
                        "The builtin voice is not on the classpath. Add camel-tts-voice-slt."));
        ModelSource source = ModelSource.resource("builtin:" + NAME, Sha256.of(content), content);
        VoiceFamily family = new PiperFamily();
        VoiceModel model = new VoiceModel(NAME, MODEL, source.header(), new ClasspathFiles());
        return new LocalVoice(NAME, family, source, family.open(model, Phonemizers.pureJava()));
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = BuiltinVoice.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new EngineUnavailableException("The builtin voice cannot be read from the classpath.", e);
        }
    }

    private static final class ClasspathFiles implements SideFiles {

        @Override
        public List<String> names() {
            return List.of(MODEL + ".json");
        }

        @Override
        public Optional<InputStream> open(String name) {
            return Optional.ofNullable(BuiltinVoice.class.getResourceAsStream(FOLDER + name));
        }
    }
}
