package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeStreamingEngine.Take;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingTest extends StreamingTestSupport {

    @Test
    void theFirstBytesAreReadBeforeTheLastIsMade() throws IOException {
        CompletableFuture<Exchange> answer = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);

        Exchange exchange = answer.join();
        SpeechStream stream = stream(exchange);
        assertThat(stream.readNBytes(HEADER)).isEqualTo(Arrays.copyOf(take.audio(), HEADER));
        assertThat(stream.available()).isZero();
        take.send(100);
        assertThat(stream.readNBytes(100)).isEqualTo(Arrays.copyOfRange(take.audio(), HEADER, HEADER + 100));
        take.finish();
        assertThat(stream.readAllBytes()).hasSize(take.audio().length - HEADER - 100);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void whatIsKnownBeforeTheEndIsInTheHeaders() {
        CompletableFuture<Exchange> answer = template.asyncSend(STREAM, e -> {
            e.getMessage().setBody("Hello");
            e.getMessage().setHeader(TtsConstants.DURATION, 1L);
            e.getMessage().setHeader(TtsConstants.COST, 1L);
        });
        engine.next().send(HEADER);

        assertThat(answer.join().getMessage().getHeaders())
                .containsEntry(Exchange.CONTENT_TYPE, "audio/wav")
                .containsEntry(TtsConstants.CONTENT_TYPE, "audio/wav")
                .containsEntry(TtsConstants.FORMAT, "wav")
                .containsEntry(TtsConstants.ENGINE, "fake")
                .containsEntry(TtsConstants.CACHE, "synthesized")
                .containsKey(TtsConstants.KEY)
                .doesNotContainKeys(TtsConstants.DURATION, TtsConstants.COST);
    }

    @ParameterizedTest
    @CsvSource({"false,true,true", "true,false,false", "true,,true", "false,,false"})
    void theHeaderBeatsTheEndpoint(boolean endpoint, Boolean header, boolean streamed) {
        CompletableFuture<Exchange> answer = template.asyncSend("tts:fake?streaming=" + endpoint, e -> {
            e.getMessage().setBody("Hello");
            e.getMessage().setHeader(TtsConstants.STREAMING, header);
        });

        Take take = engine.next().send(HEADER);
        if (streamed) {
            assertThat(answer.join().getMessage().getBody()).isInstanceOf(SpeechStream.class);
        } else {
            take.finish();
            assertThat(answer.join().getMessage().getBody()).isEqualTo(take.audio());
        }
    }

    @Test
    void aLateReaderGetsTheBeginningAtOnceAndThenFollows() throws IOException {
        CompletableFuture<Exchange> first = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER).send(1000);
        Exchange early = first.join();

        Exchange late = speak(STREAM, "Hello").join();

        assertThat(cache(early)).isEqualTo("synthesized");
        assertThat(cache(late)).isEqualTo("joined");
        assertThat(stream(late).readNBytes(HEADER + 1000)).isEqualTo(Arrays.copyOf(take.audio(), HEADER + 1000));
        take.finish();
        assertThat(stream(late).readAllBytes()).hasSize(take.audio().length - HEADER - 1000);
        assertThat(stream(early).readAllBytes()).isEqualTo(take.audio());
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void whoDoesNotStreamWaitsForTheWholeOfTheSameSynthesis() throws Exception {
        CompletableFuture<Exchange> streaming = speak(STREAM, "Hello");
        Take take = engine.next().send(HEADER);
        Exchange early = streaming.join();
        CompletableFuture<Exchange> waiting = board("tts:fake", "Hello");

        take.send(100);
        assertThat(waiting).isNotDone();
        take.finish();

        assertThat(waiting.join().getMessage().getBody()).isEqualTo(take.audio());
        assertThat(waiting.join().getMessage().getHeader(TtsConstants.DURATION)).isEqualTo(250L);
        assertThat(stream(early).readAllBytes()).isEqualTo(take.audio());
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void whoStreamsAfterOneWhoDoesNotGetsEverythingAtTheEnd() throws Exception {
        CompletableFuture<Exchange> whole = speak("tts:fake", "Hello");
        Take take = engine.next();
        CompletableFuture<Exchange> streaming = board(STREAM, "Hello");

        take.finish();

        assertThat(whole.join().getMessage().getBody()).isEqualTo(take.audio());
        assertThat(streaming.join().getMessage().getBody(byte[].class)).isEqualTo(take.audio());
    }

    @Test
    void fiftyReadersAtDifferentPlacesGetTheSameBytes() throws IOException {
        List<CompletableFuture<Exchange>> answers = new ArrayList<>(List.of(speak(STREAM, "Hello")));
        Take take = engine.next();
        for (int i = 0; i < 49; i++) {
            take.send(80);
            answers.add(speak(STREAM, "Hello"));
        }
        List<SpeechStream> streams =
                answers.stream().map(answer -> stream(answer.join())).toList();
        take.finish();

        for (SpeechStream stream : streams) {
            assertThat(stream.readAllBytes()).isEqualTo(take.audio());
        }
        assertThat(engine.calls()).isEqualTo(1);
    }
}
