package io.github.cameltts.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.SpeechStream;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.http.FakeStream;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.BudgetExceededException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account of the whole recipe, where it meets a provider. */
class LedgerRecipeTest {

    private static final String SPEAK = "direct:tts-speak";

    @TempDir
    private Path home;

    private final FakeOpenAiServer openai = new FakeOpenAiServer();
    private final FakeElevenLabsServer elevenlabs = new FakeElevenLabsServer();
    private TestApp app;

    @AfterEach
    void stop() {
        app.close();
        openai.close();
        elevenlabs.close();
    }

    @Test
    void ofTwoHundredMissesAtOnceOnlyThoseReachTheProviderThatThereIsMoneyFor() throws Exception {
        start(Map.of(
                "tts.openai.pricePerMillionChars", "100000", // so that ten characters cost one unit
                "tts.openai.budgetPerDay", "10",
                "tts.openai.maxConcurrent", "0"));
        List<Exchange> answers = sendAtOnce(200);

        List<Exchange> refused =
                answers.stream().filter(answer -> answer.getException() != null).toList();
        assertThat(openai.speechCalls()).hasSize(10);
        assertThat(refused).hasSize(190).allSatisfy(answer -> assertThat(answer.getException())
                .isInstanceOf(BudgetExceededException.class));
        assertThat(spent()).isEqualTo(10_000_000);
    }

    @Test
    void hitsAreServedWhenTheBudgetIsUsedUp() throws Exception {
        start(Map.of("tts.openai.pricePerMillionChars", "100000", "tts.tenants.acme.budgetPerMonth", "1"));
        Map<String, Object> acme = Map.of(TtsConstants.ENGINE, "openai", TtsConstants.TENANT, "acme");
        Message bought = app.ask(SPEAK, text(1), acme);

        assertThat(bought.getHeader(TtsConstants.COST)).isEqualTo(1_000_000L);
        assertThat(app.send(SPEAK, text(2), acme).getException()).isInstanceOf(BudgetExceededException.class);
        Message hit = app.ask(SPEAK, text(1), acme);
        assertThat(hit.getHeader(TtsConstants.CACHE)).isEqualTo("memory");
        assertThat(hit.getHeader(TtsConstants.COST)).isEqualTo(0L);
        assertThat(hit.getHeader(TtsConstants.SAVED)).isEqualTo(1_000_000L);
        assertThat(openai.speechCalls()).hasSize(1);
    }

    @Test
    void textsOfAnAccountAreNowhereInIt() throws Exception {
        start(Map.of());
        Message secret = app.ask(
                SPEAK, "Nobody may read this", Map.of(TtsConstants.ENGINE, "openai", TtsConstants.NO_STORE, true));

        assertThat(secret.getHeader(TtsConstants.CACHE)).isEqualTo("bypass");
        assertThat(app.number("select characters from tts_ledger where cache = 'synthesized'"))
                .isEqualTo(20);
    }

    @Test
    void whoSharesAStreamIsNotedOnceItsAudioIsComplete() throws Exception {
        start(Map.of());
        byte[] audio = AudioFixtures.mp3(200);
        FakeStream provider = openai.streamByHand("audio/mpeg");
        Map<String, Object> streaming = Map.of(TtsConstants.ENGINE, "openai", TtsConstants.STREAMING, true);
        CompletableFuture<Message> first = CompletableFuture.supplyAsync(() -> app.ask(SPEAK, text(1), streaming));
        openai.awaitUnderWay(1);
        provider.send(Arrays.copyOf(audio, audio.length / 2));

        Message second = app.ask(SPEAK, text(1), streaming);

        assertThat(second.getHeader(TtsConstants.CACHE)).isEqualTo("joined");
        assertThat(second.getBody()).isInstanceOf(SpeechStream.class);
        provider.send(Arrays.copyOfRange(audio, audio.length / 2, audio.length)).end();
        assertThat(second.getBody(byte[].class)).isEqualTo(audio);
        assertThat(first.join().getBody(byte[].class)).isEqualTo(audio);
        Awaitility.await()
                .until(() -> app.number("select coalesce(sum(cost_micros), 0) from tts_ledger where cache = 'joined'"
                                + " and requests = 1 and characters = 10")
                        == 150);
        assertThat(spent()).isEqualTo(150);
    }

    private void start(Map<String, String> properties) {
        app = Providers.configure(TestApp.over(home), openai, elevenlabs);
        properties.forEach(app::with);
        app.start();
    }

    private List<Exchange> sendAtOnce(int requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests);
        CyclicBarrier together = new CyclicBarrier(requests);
        List<Future<Exchange>> sent = IntStream.range(0, requests)
                .mapToObj(i -> threads.submit(() -> {
                    together.await();
                    return app.send(SPEAK, text(i), Map.of(TtsConstants.ENGINE, "openai"));
                }))
                .toList();
        threads.shutdown();
        List<Exchange> answers = new ArrayList<>();
        for (Future<Exchange> each : sent) {
            answers.add(each.get());
        }
        return answers;
    }

    private long spent() throws SQLException {
        return app.number("select sum(cost_micros) from tts_ledger where cache = 'synthesized'");
    }

    /** Of ten characters. */
    private static String text(int number) {
        return "Text %04d.".formatted(number);
    }
}
