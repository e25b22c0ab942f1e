package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine over a folder of files that are broken, or made to break something: they are clear errors. */
abstract class HostileFiles {

    @TempDir
    Path folder;

    OnnxEngine engine;

    @BeforeEach
    void open() {
        engine = StandIns.engine(folder);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Nobody learns from an error where the files lie. */
    final AbstractThrowableAssert<?, ? extends Throwable> assertFails(String voice, String text) {
        return assertThatThrownBy(() -> engine.synthesize(request(voice, text)))
                .isInstanceOf(SpeechException.class)
                .hasMessageNotContaining(folder.toString());
    }

    static SpeechRequest request(String voice, String text) {
        return SpeechRequest.of(text, voice, "", AudioFormat.WAV, 0);
    }
}
