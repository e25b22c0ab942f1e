package io.github.cameltts.engine.onnx.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.onnx.OnnxEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A family that a jar brings needs nothing but its class and the line that names it. */
@Timeout(60)
class OwnFamilyTest {

    @Test
    void aFamilyOfAnotherJarSpeaks(@TempDir Path folder) throws Exception {
        copy(folder.resolve("drone.onnx"));
        try (OnnxEngine engine = new OnnxEngine()) {
            engine.setModelsDir(folder.toString());
            SpeechRequest request = SpeechRequest.of("hello", "drone", "", AudioFormat.WAV, 0);

            WavFile audio = WavFile.decode(engine.synthesize(request).audio());

            assertThat(audio.sampleRate()).isEqualTo(16_000);
            assertThat(audio.samples()).hasSize("hello".length() * 400);
            assertThat(engine.identity(request).version()).contains("drone").contains("characters-1");
        }
    }

    @Test
    void thePageShowsAFamilyThatWorks() throws IOException {
        String page = Files.readString(Path.of("src/main/docs/tts-component.adoc"));
        String source =
                Files.readString(Path.of("src/test/java/io/github/cameltts/engine/onnx/family/DroneFamily.java"));

        String quoted = source.substring(source.indexOf("public final class"));
        assertThat(page).contains("----\n" + quoted + "----");
    }

    private static void copy(Path file) throws IOException {
        try (InputStream in = OwnFamilyTest.class.getResourceAsStream("/stand-ins/drone.onnx")) {
            Files.copy(in, file);
        }
    }
}
