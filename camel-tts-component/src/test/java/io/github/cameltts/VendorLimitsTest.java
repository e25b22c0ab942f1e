package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a vendor allows, and what it refuses, as seen by routes. */
class VendorLimitsTest {

    /** The fakes think longer about a longer text. */
    private static final String LONG =
            "A sentence that takes its time. ".repeat(8).strip();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeOpenAiServer openai = new FakeOpenAiServer();
    private final FakeElevenLabsServer elevenlabs = new FakeElevenLabsServer();
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        set("tts.openai.baseUrl", openai.baseUrl());
        set("tts.elevenlabs.baseUrl", elevenlabs.baseUrl());
        set("tts.elevenlabs.apiKey", "key");
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        openai.close();
        elevenlabs.close();
    }

    @Test
    void twoHundredRequestsForFiveSlotsOfOpenAiAreAllAnsweredAndNoneIsRefused() {
        answersAll("openai", "af_sky", openai);
    }

    @Test
    void twoHundredRequestsForFiveSlotsOfElevenLabsAreAllAnsweredAndNoneIsRefused() {
        answersAll("elevenlabs", FakeElevenLabsServer.RACHEL, elevenlabs);
    }

    private void answersAll(String engine, String voice, FakeApiServer server) {
        set("tts." + engine + ".maxConcurrent", "5");
        server.allowAtOnce(5);

        List<Exchange> answers = speak("tts:" + engine + "?voice=" + voice, 200);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.getMessage().getBody(byte[].class)).isNotEmpty())
                .noneMatch(Exchange::isFailed);
        assertThat(server.refused()).isZero();
        assertThat(server.mostAtOnce()).isEqualTo(5);
        assertThat(server.speechCalls()).hasSize(200);
    }

    @Test
    void slotsThatSomebodyElseUsesAreWaitedFor() {
        set("tts.elevenlabs.maxConcurrent", "8");
        set("tts.elevenlabs.retryDelay", "20ms");
        set("tts.elevenlabs.maxAttempts", "1");
        elevenlabs.allowAtOnce(5);

        List<Exchange> answers = speak("tts:elevenlabs?voice=" + FakeElevenLabsServer.RACHEL, 60);

        assertThat(elevenlabs.refused()).isPositive();
        assertThat(answers).noneMatch(Exchange::isFailed);
    }

    @Test
    void oneMoreThanTheQueueHoldsIsRefusedAtOnceAndCanBeSentAgain() {
        set("tts.openai.maxConcurrent", "1");
        set("tts.openai.maxQueue", "3");
        openai.streamByHand("audio/mpeg");
        List<CompletableFuture<Exchange>> waiting = send("tts:openai?voice=af_sky", 5);

        Exchange refused = CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new))
                .thenApply(Exchange.class::cast)
                .join();

        assertThat(refused.getException(RateLimitedException.class))
                .hasMessageContaining("tts.openai.maxQueue")
                .returns(true, RateLimitedException::retryable);
    }

    @Test
    void aShortOutageIsNotSeen() {
        set("tts.openai.retryDelay", "10ms");
        openai.failOnce(503, "{}");
        openai.failOnce(429, "{}");

        Exchange answer = speak("tts:openai?voice=af_sky", 1).get(0);

        assertThat(answer.isFailed()).isFalse();
        assertThat(openai.speechCalls()).hasSize(3);
        assertThat(openai.billedCharacters())
                .isEqualTo(answer.getMessage().getHeader(TtsConstants.BILLED_CHARACTERS, Long.class));
    }

    @Test
    void aLongOutageIsTriedThreeTimes() {
        set("tts.openai.retryDelay", "10ms");
        openai.failWith(503, "{}");

        Exchange answer = speak("tts:openai?voice=af_sky", 1).get(0);

        assertThat(answer.getException()).isInstanceOf(EngineUnavailableException.class);
        assertThat(openai.speechCalls()).hasSize(3);
    }

    @Test
    void anAccountThatIsUsedUpIsAskedOnce() {
        elevenlabs.failWith(401, "{\"detail\":{\"status\":\"quota_exceeded\",\"message\":\"none left\"}}");

        Exchange answer =
                speak("tts:elevenlabs?voice=" + FakeElevenLabsServer.RACHEL, 1).get(0);

        assertThat(answer.getException()).isInstanceOf(QuotaExceededException.class);
        assertThat(elevenlabs.speechCalls()).hasSize(1);
    }

    @Test
    void whoWaitsTooLongInTheQueueIsToldSoAndNothingIsBoughtForHim() {
        set("tts.openai.maxConcurrent", "1");
        openai.streamByHand("audio/mpeg");
        CompletableFuture<Exchange> first = send("tts:openai?voice=af_sky", 1).get(0);
        openai.awaitUnderWay(1);

        Exchange late = template.request(
                "tts:openai?voice=af_sky&timeout=300", e -> e.getMessage().setBody("Late"));

        assertThat(late.getException()).isInstanceOf(SpeechTimeoutException.class);
        assertThat(first).isNotDone();
        assertThat(openai.speechCalls()).hasSize(1);
    }

    @Test
    void synthesizedAudioTellsItsPrice() {
        set("tts.openai.pricePerMillionChars", "15");

        Exchange answer = speak("tts:openai?voice=af_sky", 1).get(0);

        assertThat(answer.getMessage().getHeaders())
                .containsEntry(TtsConstants.BILLED_CHARACTERS, 259L)
                .containsEntry(TtsConstants.COST, 3885L);
    }

    private List<Exchange> speak(String uri, int count) {
        return send(uri, count).stream().map(CompletableFuture::join).toList();
    }

    private List<CompletableFuture<Exchange>> send(String uri, int count) {
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        IntStream.range(0, count)
                .mapToObj(i -> "%03d ".formatted(i) + LONG)
                .forEach(text ->
                        answers.add(template.asyncSend(uri, e -> e.getMessage().setBody(text))));
        return answers;
    }

    private void set(String property, String value) {
        context.getPropertiesComponent().addInitialProperty(property, value);
    }
}
