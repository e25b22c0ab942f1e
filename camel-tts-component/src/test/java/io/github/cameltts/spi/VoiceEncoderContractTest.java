package io.github.cameltts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.AudioFixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every voice encoder does, wherever it computes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class VoiceEncoderContractTest {

    /** The encoder, the same until the test ends. */
    protected abstract VoiceEncoder encoder();

    /** Audio that it encodes. */
    protected byte[] audio() {
        return AudioFixtures.of(AudioFormat.WAV);
    }

    protected final SpeakerEmbedding encode(byte[] audio) throws Exception {
        return encoder().encode(audio).get(30, TimeUnit.SECONDS);
    }

    @Test
    void theSameAudioBecomesTheSameEmbedding() throws Exception {
        SpeakerEmbedding first = encode(audio());
        SpeakerEmbedding second = encode(audio());

        assertThat(second.vector()).hasSameSizeAs(first.vector());
        assertThat(second.similarity(first)).isCloseTo(1, within(1e-6));
        assertThat(second.tensors().keySet()).isEqualTo(first.tensors().keySet());
    }

    @Test
    void itsNameIsOneReadableLineAndStaysTheSame() throws Exception {
        String before = encoder().encoderId();
        encode(audio());

        assertThat(before).isNotBlank().doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(500);
        assertThat(encoder().encoderId()).isEqualTo(before);
    }

    @Test
    void encodingLeavesTheAudioAsItIs() throws Exception {
        byte[] audio = audio();

        encode(audio);

        assertThat(audio).isEqualTo(audio());
    }

    @Test
    void whatIsNoAudioIsAnError() {
        byte[] text = "this is no audio at all".getBytes(StandardCharsets.UTF_8);

        assertThat(encoder().encode(text))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void manyMayEncodeAtTheSameTime() throws Exception {
        SpeakerEmbedding alone = encode(audio());

        List<CompletableFuture<SpeakerEmbedding>> together = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> encoder().encode(audio()))
                        .thenCompose(embedding -> embedding))
                .toList();

        for (CompletableFuture<SpeakerEmbedding> embedding : together) {
            assertThat(embedding.get(30, TimeUnit.SECONDS).similarity(alone)).isCloseTo(1, within(1e-6));
        }
    }
}
