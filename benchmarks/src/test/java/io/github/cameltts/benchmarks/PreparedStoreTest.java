package io.github.cameltts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark that measured something else than it says would be worse than none. */
class PreparedStoreTest {

    private static final int ROWS = 12;
    private static final int BLOBS = 4;

    @TempDir
    private Path root;

    @Test
    void everyRowIsAHitOnDiskAndNothingIsMadeAnew() throws Exception {
        Path home = new PreparedStore(root, ROWS, BLOBS).home();

        try (Pipeline pipeline = Pipeline.over(home, Map.of("tts.memory.maxBytes", "8KiB"))) {
            List<byte[]> answers = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                answers.add((byte[]) pipeline.speak(Sentences.number(i), "store"));
                assertThat(answers.get(i)).hasSize(CountingEngine.AUDIO_BYTES).isEqualTo(answers.get(i % BLOBS));
            }
            assertThat(pipeline.syntheses()).isZero();
        }
    }

    @Test
    void anythingButTheExpectedCaseFails() throws Exception {
        try (Pipeline pipeline = Pipeline.over(root, Map.of())) {
            assertThatThrownBy(() -> pipeline.speak(Sentences.number(1), "memory"))
                    .hasMessageContaining("synthesized");
            assertThat(pipeline.speak(Sentences.number(1), "memory")).isInstanceOf(byte[].class);
            assertThat(pipeline.syntheses()).isOne();
        }
    }
}
