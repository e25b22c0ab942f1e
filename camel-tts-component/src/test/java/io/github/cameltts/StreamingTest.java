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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingTest extends CamelTestSupport {

    private static final String STREAM = "tts:fake?streaming=true";
    private static final int HEADER = 44;

    private final FakeStreamingEngine engine = new FakeStreamingEngine();

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
        CompletableFuture<Exchange> slow = speak(STREAM + "&timeout=300", "Slow");
        Take take = engine.next().send(HEADER);
        SpeechStream stream = stream(slow.join());

        Awaitility.await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        take.finish();

        assertThat(stream.readAllBytes()).isEqualTo(take.audio());
    }

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

    @Test
    void laterStepsAndRoutesDoNotHoldTheFirstByteBack() throws IOException {
        CompletableFuture<Exchange> answer = speak("direct:outer", "Hello");
        Take take = engine.next().send(HEADER);

        SpeechStream stream = stream(answer.join());

        assertThat(stream.readNBytes(HEADER)).hasSize(HEADER);
        take.finish();
        assertThat(stream.readAllBytes()).hasSize(take.audio().length - HEADER);
    }

    @Test
    void aStepThatReadsTheWholeLeavesItToTheNext() {
        CompletableFuture<Exchange> answer = speak("direct:twice", "Hello");
        Take take = engine.next().send(HEADER);
        Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        take.finish();

        assertThat(answer.join().getMessage().getHeader("once", byte[].class)).isEqualTo(take.audio());
        assertThat(answer.join().getMessage().getBody(byte[].class)).isEqualTo(take.audio());
    }

    @Test
    void branchesOfARouteReadEachForItself() {
        CompletableFuture<Exchange> answer = speak("direct:branches", "Hello");
        Take take = engine.next().send(HEADER);
        Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        take.finish();

        byte[] twice = answer.join().getMessage().getBody(byte[].class);
        assertThat(twice)
                .hasSize(2 * take.audio().length)
                .startsWith(take.audio())
                .endsWith(take.audio());
    }

    @Test
    void routesThatReadSlowStreamsToTheirEndDoNotHoldOthersUp() {
        List<CompletableFuture<Exchange>> reading = new ArrayList<>();
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            reading.add(speak("direct:read", "Slow " + i));
            takes.add(engine.next().send(HEADER));
        }
        CompletableFuture<Exchange> whole = speak("tts:fake", "Fast");
        engine.next().finish();

        assertThat(whole).succeedsWithin(Duration.ofSeconds(5));
        assertThat(reading).noneMatch(CompletableFuture::isDone);
        takes.forEach(Take::finish);
        assertThat(reading)
                .allSatisfy(read -> assertThat(read.join().getMessage().getBody(Integer.class))
                        .isEqualTo(takes.get(0).audio().length));
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

    @Test
    void fiveHundredSlowStreamsNeedFewThreads() {
        int threadsBefore = Thread.activeCount();
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(speak(STREAM, "Number " + i));
        }
        List<Take> takes =
                Stream.generate(() -> engine.next().send(HEADER)).limit(500).toList();
        List<FakeListener> listeners = answers.stream()
                .map(answer -> {
                    FakeListener listener = FakeListener.eager();
                    stream(answer.join()).subscribe(listener);
                    return listener;
                })
                .toList();

        assertThat(listeners).allMatch(listener -> listener.heard().length == HEADER);
        assertThat(Thread.activeCount() - threadsBefore).isLessThanOrEqualTo(64);
        takes.forEach(Take::finish);
        Map<Integer, Long> lengths = listeners.stream()
                .collect(Collectors.groupingBy(listener -> listener.end().join().length, Collectors.counting()));
        assertThat(lengths).containsExactly(Map.entry(takes.get(0).audio().length, 500L));
    }

    private CompletableFuture<Exchange> secret() {
        return template.asyncSend(STREAM, e -> {
            e.getMessage().setBody("Private");
            e.getMessage().setHeader(TtsConstants.NO_STORE, true);
        });
    }

    private CompletableFuture<Exchange> speak(String uri, String text) {
        return template.asyncSend(uri, e -> e.getMessage().setBody(text));
    }

    /** Speaks, and is aboard the flight before this returns. */
    private CompletableFuture<Exchange> board(String uri, String text) throws Exception {
        Endpoint endpoint = context.getEndpoint(uri);
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(text);
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        producer.process(exchange, sync -> answer.complete(exchange));
        return answer;
    }

    private static SpeechStream stream(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return (SpeechStream) exchange.getMessage().getBody();
    }

    private static Exchange joined(Exchange first, Exchange second) {
        if (first != null) {
            byte[] both = ByteBuffer.allocate(2 * second.getMessage().getBody(byte[].class).length)
                    .put(first.getMessage().getBody(byte[].class))
                    .put(second.getMessage().getBody(byte[].class))
                    .array();
            second.getMessage().setBody(both);
        }
        return second;
    }

    private static String cache(Exchange exchange) {
        return exchange.getMessage().getHeader(TtsConstants.CACHE, String.class);
    }

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        registry.bind("fake", engine);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer").to("direct:inner").setHeader("step").constant("after");
                from("direct:inner")
                        .to(STREAM)
                        .process(e -> {})
                        .setHeader("step")
                        .constant("inner");
                from("direct:twice").to(STREAM).process(e -> e.getMessage()
                        .setHeader("once", e.getMessage().getBody(byte[].class)));
                from("direct:branches")
                        .to(STREAM)
                        .multicast((first, second) -> joined(first, second))
                        .parallelProcessing()
                        .to("direct:branch", "direct:branch");
                from("direct:branch").convertBodyTo(byte[].class);
                from("direct:read").to(STREAM).process(e -> e.getMessage()
                        .setBody(e.getMessage().getBody(byte[].class).length));
            }
        };
    }
}
