package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Voice packs and vocabularies of Kokoro that are broken, or made to break something, are clear errors. */
@Timeout(60)
class HostilePacksTest extends HostileFiles {

    @ParameterizedTest
    @CsvSource({"0", "4", "522236", "522244", "1048580", "2000000"})
    void aPackOfAnotherLengthIsRefused(int length) {
        StandIns.kokoro(folder, "kokoro", "af_bella");
        pack(new byte[length]);

        assertFails("kokoro#af_bella", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void aPackOfNoNumbersIsRefused() {
        StandIns.kokoro(folder, "kokoro", "af_bella");
        byte[] ones = new byte[510 * 1024];
        Arrays.fill(ones, (byte) 0xFF);
        pack(ones);

        assertFails("kokoro#af_bella", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no numbers");
    }

    @Test
    void aBrokenPackDoesNotSilenceTheOthers() throws Exception {
        StandIns.kokoro(folder, "kokoro", "af_bella", "af_heart");
        pack(new byte[7]);

        assertThat(engine.synthesize(request("kokoro#af_heart", "no")).audio()).isNotEmpty();
    }

    @Test
    void anArchiveThatIsNoneHasNoVoices() {
        StandIns.kokoro(folder, "kokoro");
        archive("This is no archive".getBytes(StandardCharsets.UTF_8));

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("voice packs");
    }

    @Test
    void anArchiveThatEndsInTheMiddleIsRefused() {
        StandIns.kokoro(folder, "kokoro");
        archive(Arrays.copyOf(StandIns.bytes("voices-of-two.bin"), 3000));

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
        StandIns.kokoro(folder, "kokoro");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        archive(bomb.toByteArray());

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"vocab": {}}          | has no symbols
            {"vocab": {"a": -5}}   | id outside
            {"vocab": {"a": 5000}} | id outside
            {"vocab": {"a": "b"}}  | id outside
            """)
    void aVocabularyThatIsNoneIsRefused(String config, String why) {
        StandIns.kokoro(folder, "kokoro", "af_bella");
        StandIns.write(folder.resolve("kokoro/config.json"), config);

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(why);
    }

    private void pack(byte[] content) {
        StandIns.write(folder.resolve("kokoro/voices/af_bella.bin"), content);
    }

    private void archive(byte[] content) {
        StandIns.write(folder.resolve("kokoro/voices-v1.0.bin"), content);
    }
}
