package io.github.cameltts.internal.observe;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The last answer of one engine, and the check that is under way, of which there is at most one. Its lock is never held
 * while the engine is asked. Thread-safe.
 */
final class EngineCheck {

    static final Duration REMEMBERED = Duration.ofSeconds(10);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Asks an engine; throws only where nobody waits for the answer any more. */
    interface Question {
        EngineHealth ask() throws InterruptedException;
    }

    private final Question question;
    private final Ticker ticker;
    private final Executor threads;
    private Optional<EngineHealth> last = Optional.empty();
    private Optional<Thread> asker = Optional.empty();
    private boolean underWay;
    private boolean givenUp;
    private long begun;
    private long answered;

    EngineCheck(Question question, Ticker ticker, Executor threads) {
        this.question = question;
        this.ticker = ticker;
        this.threads = threads;
    }

    /** The last answer, at once; where it is old, the engine is asked for the next one meanwhile. */
    synchronized Optional<EngineHealth> latest() {
        long now = ticker.read();
        if (underWay) {
            if (!givenUp && now - begun >= PATIENCE.toNanos()) {
                giveUp();
            }
        } else if (last.isEmpty() || now - answered >= REMEMBERED.toNanos()) {
            begin(now);
        }
        return last;
    }

    private void begin(long now) {
        underWay = true;
        givenUp = false;
        begun = now;
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) { // closed: the last answer stays
            underWay = false;
        }
    }

    /** Another check begins only when this one has ended, however long that takes. */
    private void giveUp() {
        givenUp = true;
        last = Optional.of(new EngineHealth(
                PATIENCE,
                0,
                Optional.of("The engine did not answer its check within " + PATIENCE.toSeconds() + " s.")));
        asker.ifPresent(Thread::interrupt);
    }

    private void run() {
        Optional<EngineHealth> answer = Optional.empty();
        begunBy(Thread.currentThread());
        try {
            answer = Optional.of(question.ask());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended(answer);
        }
    }

    private synchronized void begunBy(Thread thread) {
        asker = Optional.of(thread);
    }

    private synchronized void ended(Optional<EngineHealth> answer) {
        asker = Optional.empty();
        underWay = false;
        answered = ticker.read();
        if (!givenUp && answer.isPresent()) {
            last = answer;
        }
    }
}
