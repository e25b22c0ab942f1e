package io.github.cameltts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.SpeakerEmbedding.Tensor;
import io.github.cameltts.spi.SpeakerEmbeddings.Found;
import io.github.cameltts.spi.SpeakerEmbeddings.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every memory of speakers does, whatever it is made of. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class SpeakerEmbeddingsContractTest {

    protected static final String ENCODER = "encoder/1?seconds=30";
    protected static final ReferenceAudio ANNA = audio("anna.wav", "Anna speaks");
    protected static final ReferenceAudio BEN = audio("ben.wav", "Ben speaks");

    protected final AtomicInteger computations = new AtomicInteger();

    /** Empty, and the same until the test ends. */
    protected abstract SpeakerEmbeddings embeddings();

    protected static ReferenceAudio audio(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new ReferenceAudio(
                name, ReferenceAudio.sha256(bytes), bytes.length, Instant.ofEpochSecond(1_700_000_000));
    }

    /** A vector, and rows as a model wants them. */
    protected static SpeakerEmbedding speaker(float value) {
        return new SpeakerEmbedding(new TreeMap<>(Map.of(
                SpeakerEmbedding.VECTOR,
                new Tensor(List.of(3), new float[] {value, -value, Float.MIN_VALUE}),
                "rows",
                new Tensor(List.of(2, 2), new float[] {value, 2, 3, Float.MAX_VALUE}))));
    }

    protected final Found find(ReferenceAudio audio, String encoder, float value) throws Exception {
        return embeddings().find(audio, encoder, computing(value)).get(20, TimeUnit.SECONDS);
    }

    protected final Supplier<CompletableFuture<SpeakerEmbedding>> computing(float value) {
        return () -> {
            computations.incrementAndGet();
            return CompletableFuture.completedFuture(speaker(value));
        };
    }

    @Test
    void whatWasComputedIsNotComputedAgain() throws Exception {
        assertThat(find(ANNA, ENCODER, 1).origin()).isEqualTo(Origin.SYNTHESIZED);

        Found again = find(ANNA, ENCODER, 2);

        assertThat(again.origin()).isIn(Origin.MEMORY, Origin.STORE);
        assertThat(computations).hasValue(1);
        assertThat(again.embedding().tensors())
                .hasSameSizeAs(speaker(1).tensors())
                .allSatisfy((name, tensor) -> {
                    Tensor computed = speaker(1).tensors().get(name);
                    assertThat(tensor.shape()).isEqualTo(computed.shape());
                    assertThat(tensor.values()).containsExactly(computed.values());
                });
    }

    @Test
    void manyWhoAskAtTheSameTimeShareOneComputation() throws Exception {
        CompletableFuture<SpeakerEmbedding> computation = new CompletableFuture<>();
        List<CompletableFuture<Found>> asking = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asking.add(embeddings().find(ANNA, ENCODER, () -> {
                computations.incrementAndGet();
                return computation;
            }));
        }
        computation.complete(speaker(1));

        int joined = 0;
        for (CompletableFuture<Found> answer : asking) {
            Found found = answer.get(20, TimeUnit.SECONDS);
            assertThat(found.embedding().vector()[0]).isEqualTo(1);
            joined += found.origin() == Origin.JOINED ? 1 : 0;
        }
        assertThat(computations).hasValue(1);
        assertThat(joined).isEqualTo(49);
    }

    @Test
    void aFailureIsToldToAllAndRememberedByNobody() throws Exception {
        CompletableFuture<SpeakerEmbedding> computation = new CompletableFuture<>();
        CompletableFuture<Found> first = embeddings().find(ANNA, ENCODER, () -> computation);
        CompletableFuture<Found> second = embeddings().find(ANNA, ENCODER, () -> computation);
        computation.completeExceptionally(new EngineUnavailableException("The encoder is down."));

        assertThatThrownBy(first::get).hasRootCauseInstanceOf(EngineUnavailableException.class);
        assertThatThrownBy(second::get).hasRootCauseInstanceOf(EngineUnavailableException.class);
        assertThat(find(ANNA, ENCODER, 3).embedding().vector()[0]).isEqualTo(3);
    }

    @Test
    void aComputationThatCannotEvenBeginIsAFailureToo() throws Exception {
        CompletableFuture<Found> answer = embeddings().find(ANNA, ENCODER, () -> {
            throw new InvalidSpeechRequestException("The speaker reference has just been changed.");
        });

        assertThatThrownBy(answer::get).hasRootCauseInstanceOf(InvalidSpeechRequestException.class);
        assertThat(find(ANNA, ENCODER, 3).origin()).isEqualTo(Origin.SYNTHESIZED);
    }

    @Test
    void whoGivesUpLeavesTheComputationToTheOthers() throws Exception {
        CompletableFuture<SpeakerEmbedding> computation = new CompletableFuture<>();
        CompletableFuture<Found> first = embeddings().find(ANNA, ENCODER, () -> computation);
        CompletableFuture<Found> second = embeddings().find(ANNA, ENCODER, () -> computation);

        first.cancel(true);
        computation.complete(speaker(1));

        assertThat(second.get().embedding().vector()[0]).isEqualTo(1);
        assertThat(find(ANNA, ENCODER, 2).embedding().vector()[0]).isEqualTo(1);
    }

    @Test
    void encodersAndTheirConditioningParametersAreNeverMixed() throws Exception {
        find(ANNA, ENCODER, 1);

        assertThat(find(ANNA, "encoder/2?seconds=30", 2).embedding().vector()[0])
                .isEqualTo(2);
        assertThat(find(ANNA, "encoder/1?seconds=6", 3).embedding().vector()[0]).isEqualTo(3);
        assertThat(find(ANNA, ENCODER, 4).embedding().vector()[0]).isEqualTo(1);
        assertThat(computations).hasValue(3);
    }

    @Test
    void theContentDecidesAndNotTheName() throws Exception {
        find(ANNA, ENCODER, 1);

        assertThat(find(audio("copy of anna.wav", "Anna speaks"), ENCODER, 2)
                        .embedding()
                        .vector()[0])
                .isEqualTo(1);
        assertThat(find(audio("anna.wav", "Anna speaks otherwise"), ENCODER, 3)
                        .embedding()
                        .vector()[0])
                .isEqualTo(3);
        assertThat(find(BEN, ENCODER, 4).embedding().vector()[0]).isEqualTo(4);
    }
}
