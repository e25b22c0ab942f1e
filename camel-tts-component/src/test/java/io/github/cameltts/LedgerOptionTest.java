package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger that a route names gets to know. */
class LedgerOptionTest extends CamelTestSupport {

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private final List<Charge> opened = new CopyOnWriteArrayList<>();
    private final List<Charge> booked = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final SpeechLedger ledger = estimate -> {
        opened.add(estimate);
        return new SpeechLedger.Entry() {
            @Override
            public void book(Charge charge) {
                booked.add(charge);
            }

            @Override
            public void cancel() {
                cancelled.incrementAndGet();
            }
        };
    };

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("fake", engine);
        registry.bind("books", ledger);
        registry.bind("broke", (SpeechLedger) estimate -> {
            throw new BudgetExceededException("tts.fake.budgetPerDay", "tts.fake.budgetPerDay is used up.");
        });
    }

    @Test
    void aPurchaseIsBookedWithEngineModelVoiceAndTenant() {
        context.getPropertiesComponent().addInitialProperty("tts.fake.pricePerMillionChars", "10");

        Exchange answer = send("tts:fake?ledger=#books&tenant=acme&model=m1", "Hello", Map.of());

        Charge five = new Charge("fake", "m1", "alice", "acme", 5, 50);
        assertThat(opened).containsExactly(five);
        assertThat(booked).containsExactly(five);
        assertThat(cancelled).hasValue(0);
        assertThat(answer.getMessage().getHeaders())
                .containsEntry(TtsConstants.BILLED_CHARACTERS, 5L)
                .containsEntry(TtsConstants.COST, 50L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts:fake?ledger=#books", "tts:fake?ledger=#books&coalesce=false"})
    void aRequestThatKeepsNothingIsBookedTooAndWithoutItsText(String uri) {
        send(uri, "Secret", Map.of(TtsConstants.NO_STORE, true));

        assertThat(booked).hasSize(1).allSatisfy(charge -> assertThat(charge.toString())
                .doesNotContain("Secret"));
    }

    @Test
    void manyWhoShareASynthesisPayOnceAndTheOthersSaveAsMuch() throws Exception {
        context.getPropertiesComponent().addInitialProperty("tts.fake.pricePerMillionChars", "10");
        Waiting waiting = new Waiting();
        engine.speaking(request -> {
            waiting.awaitAll();
            return FakeSpeechEngine.wav(request);
        });

        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(Waiting.send(context, "tts:fake?ledger=#books", "Hello"));
        }
        waiting.allAreAboard();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().isFailed()).isFalse());
        assertThat(booked).hasSize(1);
        assertThat(answers.stream()
                        .mapToLong(answer -> header(answer, TtsConstants.COST))
                        .sum())
                .isEqualTo(50);
        assertThat(answers.stream()
                        .mapToLong(answer -> header(answer, TtsConstants.SAVED))
                        .sum())
                .isEqualTo(19 * 50);
        assertThat(answers.stream()
                        .mapToLong(answer -> header(answer, TtsConstants.SAVED_CHARACTERS))
                        .sum())
                .isEqualTo(19 * 5);
    }

    @Test
    void aUsedUpBudgetIsAnErrorThatNamesItAndMakesNoCall() {
        Exchange answer = send("tts:fake?ledger=#broke", "Hello", Map.of());

        assertThat(answer.getException(BudgetExceededException.class).budget()).isEqualTo("tts.fake.budgetPerDay");
        assertThat(engine.calls()).isZero();
    }

    @Test
    void whoGivesUpBeforeThereIsAudioPaysNothing() {
        engine.taking(Duration.ofSeconds(30));

        send("tts:fake?ledger=#books&timeout=100", "Hello", Map.of());

        Awaitility.await().until(() -> cancelled.get() == 1);
        assertThat(booked).isEmpty();
    }

    private static long header(CompletableFuture<Exchange> answer, String name) {
        return answer.join().getMessage().getHeader(name, Long.class);
    }

    private Exchange send(String uri, String text, Map<String, Object> headers) {
        return template.request(uri, e -> {
            e.getMessage().setBody(text);
            e.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }
}
