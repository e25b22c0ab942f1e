package io.github.cameltts.internal.observe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.EngineUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineChecksTest {

    private static final String SILENT = "The engine did not answer its check within 30 s.";

    private final AtomicLong nanos = new AtomicLong();
    private final CheckedEngine engine = new CheckedEngine();
    private final CheckedEngine other = new CheckedEngine();
    private final EngineChecks checks = new EngineChecks(name -> name.equals("fake") ? engine : other, nanos::get);

    private static final class CheckedEngine extends FakeSpeechEngine {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile RuntimeException failure;
        private volatile boolean deaf;
        private volatile CountDownLatch mayAnswer = new CountDownLatch(0);

        @Override
        public void check() throws InterruptedException {
            begun.incrementAndGet();
            try {
                awaitTurn();
                if (failure != null) {
                    throw failure;
                }
            } finally {
                ended.incrementAndGet();
            }
        }

        private void awaitTurn() throws InterruptedException {
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                if (!deaf) {
                    throw e;
                }
                awaitTurn();
            }
        }
    }

    @AfterEach
    void letGo() {
        engine.mayAnswer.countDown();
        other.mayAnswer.countDown();
        checks.close();
    }

    @Test
    void healthyEngineTellsItsVoicesAndIsNotAskedToSpeak() {
        EngineHealth health = firstAnswer("fake");

        assertThat(health.problem()).isEmpty();
        assertThat(health.voices()).isEqualTo(3);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void engineIsAskedAgainTenSecondsAfterTheEndOfItsCheck() {
        AtomicInteger asked = new AtomicInteger();
        EngineCheck slow = new EngineCheck(
                () -> {
                    pass(20);
                    return new EngineHealth(Duration.ofSeconds(20), asked.incrementAndGet(), Optional.empty());
                },
                nanos::get,
                Runnable::run);

        slow.latest();
        pass(9);
        slow.latest();
        assertThat(asked).hasValue(1);

        pass(1);
        slow.latest();
        assertThat(asked).hasValue(2);
    }

    @Test
    void badHealthIsRememberedAsLongAsGoodHealth() {
        engine.failure = new EngineUnavailableException("The fake is down. Start it.");
        assertThat(firstAnswer("fake").problem()).contains("The fake is down. Start it.");

        engine.failure = null;
        assertThat(last("fake").problem()).isPresent();
        pass(11);
        await().until(() -> last("fake").problem().isEmpty());
        assertThat(engine.begun).hasValue(2);
    }

    @Test
    void messageOfAnUnexpectedFailureIsNotShown() {
        engine.failure = new IllegalStateException("xi-api-key: s3cret");

        assertThat(firstAnswer("fake").problem()).contains("The engine 'fake' failed with IllegalStateException.");
    }

    @Test
    void nobodyWaitsForACheckAndThereIsOneAtMost() {
        engine.mayAnswer = new CountDownLatch(1);

        for (int i = 0; i < 20; i++) {
            assertThat(checks.latest("fake")).isEmpty();
        }
        engine.mayAnswer.countDown();

        assertThat(firstAnswer("fake").voices()).isEqualTo(3);
        assertThat(engine.begun).hasValue(1);
    }

    @Test
    void lastAnswerStandsWhileTheEngineIsAskedAgain() {
        firstAnswer("fake");
        engine.mayAnswer = new CountDownLatch(1);
        pass(11);

        for (int i = 0; i < 20; i++) {
            assertThat(last("fake").problem()).isEmpty();
        }
        await().untilAtomic(engine.begun, count -> assertThat(count).isEqualTo(2));
    }

    @Test
    void checkThatHangsIsInterruptedAndTheEngineAskedAgain() {
        engine.mayAnswer = new CountDownLatch(1);
        hang("fake", engine);

        assertThat(last("fake").problem()).contains(SILENT);

        await().untilAtomic(engine.ended, count -> assertThat(count).isEqualTo(1));
        engine.mayAnswer.countDown();
        await().untilAsserted(() -> {
            pass(11);
            assertThat(last("fake").problem()).isEmpty();
        });
    }

    @Test
    void checkThatCannotBeInterruptedStaysTheOnlyOne() {
        engine.deaf = true;
        engine.mayAnswer = new CountDownLatch(1);
        hang("fake", engine);

        for (int i = 0; i < 20; i++) {
            assertThat(last("fake").problem()).contains(SILENT);
            pass(60);
        }
        assertThat(engine.begun).hasValue(1);
    }

    @Test
    void slowCheckOfOneEngineHoldsUpNoOther() {
        other.mayAnswer = new CountDownLatch(1);
        checks.latest("slow");
        await().untilAtomic(other.begun, count -> assertThat(count).isEqualTo(1));

        assertThat(firstAnswer("fake").problem()).isEmpty();
        assertThat(checks.latest("slow")).isEmpty();
    }

    @Test
    void checkThatEndsInAnErrorIsAnAnswer() {
        try (EngineChecks broken = new EngineChecks(
                name -> {
                    throw new AssertionError("a secret");
                },
                nanos::get)) {
            await().until(() -> broken.latest("fake").isPresent());

            assertThat(broken.latest("fake").orElseThrow().problem())
                    .contains("The engine 'fake' failed with AssertionError.");
        }
    }

    @Test
    void afterTheEndNoEngineIsAsked() {
        firstAnswer("fake");
        checks.close();
        pass(11);

        assertThat(last("fake").problem()).isEmpty();
        assertThat(checks.latest("other")).isEmpty();
        assertThat(engine.begun).hasValue(1);
        assertThat(other.begun).hasValue(0);
    }

    private void hang(String name, CheckedEngine hanging) {
        checks.latest(name);
        await().untilAtomic(hanging.begun, count -> assertThat(count).isEqualTo(1));
        pass(30);
    }

    private EngineHealth firstAnswer(String name) {
        await().until(() -> checks.latest(name).isPresent());
        return last(name);
    }

    private EngineHealth last(String name) {
        return checks.latest(name).orElseThrow();
    }

    private void pass(long seconds) {
        nanos.addAndGet(SECONDS.toNanos(seconds));
    }
}
