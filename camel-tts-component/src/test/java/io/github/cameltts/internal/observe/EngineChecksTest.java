package io.github.cameltts.internal.observe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.EngineUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EngineChecksTest {

    private final AtomicLong nanos = new AtomicLong();
    private final CheckedEngine engine = new CheckedEngine();
    private final EngineChecks checks = new EngineChecks(name -> engine, nanos::get);

    private static final class CheckedEngine extends FakeSpeechEngine {
        private final AtomicInteger checks = new AtomicInteger();
        private volatile RuntimeException failure;
        private volatile CountDownLatch mayAnswer = new CountDownLatch(0);

        @Override
        public void check() throws InterruptedException {
            checks.incrementAndGet();
            mayAnswer.await();
            if (failure != null) {
                throw failure;
            }
        }
    }

    @Test
    void healthyEngineTellsItsVoicesAndIsNotAskedToSpeak() {
        EngineHealth health = checks.check("fake");

        assertThat(health.problem()).isEmpty();
        assertThat(health.voices()).isEqualTo(3);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void engineIsAskedAtMostOnceInTenSeconds() {
        checks.check("fake");
        nanos.addAndGet(SECONDS.toNanos(9));
        checks.check("fake");
        assertThat(engine.checks).hasValue(1);

        nanos.addAndGet(SECONDS.toNanos(2));
        checks.check("fake");
        assertThat(engine.checks).hasValue(2);
    }

    @Test
    void badHealthIsRememberedAsLongAsGoodHealth() {
        engine.failure = new EngineUnavailableException("The fake is down. Start it.");
        assertThat(checks.check("fake").problem()).contains("The fake is down. Start it.");

        engine.failure = null;
        assertThat(checks.check("fake").problem()).isPresent();
        nanos.addAndGet(SECONDS.toNanos(11));
        assertThat(checks.check("fake").problem()).isEmpty();
        assertThat(engine.checks).hasValue(2);
    }

    @Test
    void messageOfAnUnexpectedFailureIsNotShown() {
        engine.failure = new IllegalStateException("xi-api-key: s3cret");

        assertThat(checks.check("fake").problem()).contains("The engine 'fake' failed with IllegalStateException.");
    }

    @Test
    void askersAtTheSameTimeShareOneCheck() {
        engine.mayAnswer = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        List<CompletableFuture<EngineHealth>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> checks.check("fake"), threads));
        }
        Awaitility.await().until(() -> engine.checks.get() == 1);
        engine.mayAnswer.countDown();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().voices()).isEqualTo(3));
        assertThat(engine.checks).hasValue(1);
        threads.shutdown();
    }

    @Test
    void slowCheckOfOneEngineHoldsUpNoOther() {
        CheckedEngine slow = new CheckedEngine();
        slow.mayAnswer = new CountDownLatch(1);
        EngineChecks both = new EngineChecks(name -> name.equals("slow") ? slow : engine, nanos::get);
        CompletableFuture<EngineHealth> waiting = CompletableFuture.supplyAsync(() -> both.check("slow"));
        Awaitility.await().until(() -> slow.checks.get() == 1);

        assertThat(both.check("fake").problem()).isEmpty();

        assertThat(waiting).isNotDone();
        slow.mayAnswer.countDown();
        assertThat(waiting.join().problem()).isEmpty();
    }

    @Test
    void checkThatEndsInAnErrorLeavesNobodyWaiting() {
        EngineChecks broken = new EngineChecks(
                name -> {
                    throw new AssertionError("a secret");
                },
                nanos::get);

        for (int i = 0; i < 2; i++) {
            assertThat(CompletableFuture.supplyAsync(() -> broken.check("fake")))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .extracting(health -> health.problem().orElseThrow())
                    .isEqualTo("The engine 'fake' failed with AssertionError.");
        }
    }

    @Test
    void interruptedCheckIsNotRemembered() throws InterruptedException {
        engine.mayAnswer = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThat(checks.check("fake").problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("interrupted"));

        assertThat(Thread.interrupted()).isTrue();
        engine.mayAnswer.countDown();
        assertThat(checks.check("fake").problem()).isEmpty();
    }
}
