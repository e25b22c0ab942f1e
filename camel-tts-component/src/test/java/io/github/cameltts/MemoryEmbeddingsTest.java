package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.spi.SpeakerEmbeddings;
import io.github.cameltts.spi.SpeakerEmbeddings.Origin;
import io.github.cameltts.spi.SpeakerEmbeddingsContractTest;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class MemoryEmbeddingsTest extends SpeakerEmbeddingsContractTest {

    /** Of one speaker of the contract. */
    private static final int BYTES = 28;

    private final MemoryEmbeddings embeddings = new MemoryEmbeddings(10 * BYTES, ForkJoinPool.commonPool());

    @Override
    protected SpeakerEmbeddings embeddings() {
        return embeddings;
    }

    @Test
    void noMoreIsKeptThanTheBoundAllows() throws Exception {
        askForAHundred();
        await().untilAsserted(() -> {
            int before = computations.get();
            askForAHundred();
            assertThat(computations.get() - before).isGreaterThan(50);
        });
    }

    private void askForAHundred() throws Exception {
        for (int i = 0; i < 100; i++) {
            find(audio("speaker", "speaker " + i), ENCODER, i);
        }
    }

    @Test
    void whatIsForgottenIsComputedAgainAndNothingElse() throws Exception {
        find(ANNA, ENCODER, 1);
        find(BEN, ENCODER, 1);

        embeddings.forget(ANNA.sha256()::equals);

        assertThat(find(ANNA, ENCODER, 2).origin()).isEqualTo(Origin.SYNTHESIZED);
        assertThat(find(BEN, ENCODER, 2).origin()).isEqualTo(Origin.MEMORY);
    }
}
