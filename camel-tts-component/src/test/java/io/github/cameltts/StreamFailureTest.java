package io.github.cameltts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeStreamingEngine.Take;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong with a stream is an error that its readers see. */
class StreamFailureTest extends StreamingTestSupport {

    @Test
    void aSynthesisThatBreaksOffIsAnErrorForEveryReaderAndTheNextRequestTriesAnew() throws Exception {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        SpeechStream one = stream(first.join());
        SpeechStream two = stream(speak(STREAM, "Hello").join());
        FakeListener three = FakeListener.eager();
        stream(speak(STREAM, "Hello").join()).subscribe(three);

        take.breakOff(new EngineUnavailableException("The fake went away. Start it."));

        assertThat(one.readNBytes(HEADER)).hasSize(HEADER);
        for (SpeechStream stream : List.of(one, two)) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(EngineUnavailableException.class);
        }
        assertThat(three.end())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IOException.class);
        CompletableFuture<Exchange> next = speak(STREAM, "Hello");
        engine.next().finish();
        assertThat(next.join().getException()).isNull();
    }

    @Test
    void audioThatIsNotAdmissibleInTheEndIsAnErrorAndNoCleanEnd() {
        CompletableFuture<Exchange> answer = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER).send(100);
        SpeechStream stream = stream(answer.join());

        take.finishWith(Arrays.copyOf(take.audio(), HEADER + 100));

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(InvalidAudioException.class);
    }

    @Test
    void anEngineThatReturnsOtherAudioThanItStreamedIsFoundOut() {
        CompletableFuture<Exchange> answer = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER).send(100);
        SpeechStream stream = stream(answer.join());

        byte[] other = take.audio().clone();
        other[HEADER + 7]++;
        take.finishWith(other);

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(InvalidAudioException.class);
    }

    @Test
    void aFailureBeforeTheFirstByteIsAnExceptionOfTheExchange() {
        CompletableFuture<Exchange> answer = speak(STREAM, "Hello");

        engine.next().breakOff(new SynthesisFailedException("The fake cannot say this.", null));

        assertThat(answer.join().getException()).isInstanceOf(SynthesisFailedException.class);
    }

    @Test
    void anErrorMessageInsteadOfAudioIsAnExceptionOfTheExchange() {
        CompletableFuture<Exchange> answer = speak(STREAM, "Hello");
        Take take = engine.next();

        byte[] message = "{\"detail\": \"voice not found\"}".getBytes(UTF_8);
        take.sendOther(message);
        assertThat(answer).isNotDone();
        take.finishWith(message);

        assertThat(answer.join().getException()).isInstanceOf(InvalidAudioException.class);
    }

    @Test
    void anotherContainerIsRefusedBeforeAnybodyGetsItAndTheEngineIsStopped() {
        CompletableFuture<Exchange> answer = speak(STREAM, "Hello");
        Take take = engine.next();

        take.sendOther(AudioFixtures.of(AudioFormat.MP3));

        assertThat(answer.join().getException()).isInstanceOf(InvalidAudioException.class);
        Awaitility.await().until(take::isCancelled);
    }

    @Test
    void theTimeoutBoundsTheTimeToTheFirstByte() {
        CompletableFuture<Exchange> never = speak(STREAM + "&timeout=100", "Never");
        Take silent = engine.next();

        assertThat(never.join().getException()).isInstanceOf(SpeechTimeoutException.class);
        Awaitility.await().until(silent::isCancelled);
    }

    @Test
    void theTimeoutDoesNotBoundTheStream() throws IOException {
        CompletableFuture<Exchange> slow = speak(STREAM + "&timeout=2000", "Slow");
        Take take = engine.next().send(HEADER);
        SpeechStream stream = stream(slow.join());

        Awaitility.await().pollDelay(Duration.ofMillis(2100)).until(() -> true);
        take.finish();

        assertThat(stream.readAllBytes()).isEqualTo(take.audio());
    }

    @Test
    void stoppingTheComponentIsAnErrorForReaders() {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        SpeechStream stream = stream(first.join());

        context.getComponent("tts").stop();

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(SpeechCancelledException.class);
        assertThat(take.isCancelled()).isTrue();
    }
}
