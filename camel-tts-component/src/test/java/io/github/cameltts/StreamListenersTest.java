package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeStreamingEngine.Take;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Who keeps an engine going, and who does not. */
class StreamListenersTest extends StreamingTestSupport {

    @Test
    void oneReaderThatClosesEarlyStopsNobodyElse() throws IOException {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        SpeechStream leaving = stream(first.join());
        SpeechStream staying = stream(speak(STREAM, "Hello").join());

        leaving.close();

        assertThat(take.isCancelled()).isFalse();
        take.finish();
        assertThat(staying.readAllBytes()).isEqualTo(take.audio());
        assertThatThrownBy(leaving::read).isInstanceOf(IOException.class);
    }

    @Test
    void theLastReaderThatLeavesStopsTheEngine() {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        SpeechStream one = stream(first.join());
        FakeListener two = FakeListener.eager();
        stream(speak(STREAM, "Hello").join()).subscribe(two);

        one.close();
        assertThat(take.isCancelled()).isFalse();
        two.subscription().cancel();

        assertThat(take.isCancelled()).isTrue();
    }

    @Test
    void readersThatLeaveDoNotStopAnEngineThatSomebodyWaitsFor() throws Exception {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        SpeechStream one = stream(first.join());
        CompletableFuture<Exchange> waiting = board("tts:fake", "Hello");

        one.close();
        take.finish();

        assertThat(waiting.join().getMessage().getBody()).isEqualTo(take.audio());
        assertThat(cache(waiting.join())).as("takes over the storing").isEqualTo("synthesized");
    }

    @Test
    void aStepThatKeepsTheWholeGetsItThoughEveryReaderLeaves() {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        SpeechStream stream = stream(first.join());

        CompletionStage<CompleteSpeech> whole = stream.keep();
        stream.close();
        assertThat(take.isCancelled()).isFalse();
        take.finish();

        CompleteSpeech speech = whole.toCompletableFuture().join();
        assertThat(speech.audio()).isEqualTo(take.audio());
        assertThat(speech.headers())
                .containsEntry(TtsConstants.DURATION, 250L)
                .containsEntry(TtsConstants.SAMPLE_RATE, 8000)
                .containsEntry(TtsConstants.BILLED_CHARACTERS, 5L)
                .containsKeys(TtsConstants.COST, TtsConstants.SYNTHESIS_TIME);
    }

    @Test
    void theFlightLastsUntilTheStepThatKeepsTheWholeIsDone() throws Exception {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        stream(first.join()).keep();
        take.finish();

        Exchange late = speak("tts:fake", "Hello").join();
        first.join().getProperty(TtsConstants.FLIGHT, AutoCloseable.class).close();
        speak("tts:fake", "Hello");

        assertThat(cache(late)).isEqualTo("joined");
        assertThat(engine.next()).as("a second synthesis").isNotNull();
    }

    @Test
    void aKeptWholeThatFailsTellsWhy() {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        CompletionStage<CompleteSpeech> whole = stream(first.join()).keep();

        take.breakOff(new SynthesisFailedException("The fake gave up.", null));

        assertThat(whole.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(SynthesisFailedException.class);
    }

    @Test
    void noStoreRequestsStreamEachForItself() throws IOException {
        CompletableFuture<Exchange> one = secret();
        Take takeOne = engine.next().send(HEADER);
        CompletableFuture<Exchange> two = secret();
        Take takeTwo = engine.next().send(HEADER);

        stream(one.join()).close();
        SpeechStream streamTwo = stream(two.join());
        takeTwo.finish();

        assertThat(takeOne.isCancelled()).isTrue();
        assertThat(cache(two.join())).isEqualTo("bypass");
        assertThat(streamTwo.readAllBytes()).isEqualTo(takeTwo.audio());
    }

    private CompletableFuture<Exchange> secret() {
        return template.asyncSend(STREAM, e -> {
            e.getMessage().setBody("Private");
            e.getMessage().setHeader(TtsConstants.NO_STORE, true);
        });
    }
}
