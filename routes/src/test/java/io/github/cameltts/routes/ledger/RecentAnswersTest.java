package io.github.cameltts.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:30Z");
    private static final LedgerSum ONE = new LedgerSum(1, 10, 100);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final RecentAnswers recent = new RecentAnswers(now::get);

    @Test
    void answersOfTheSameMinuteAreAddedUpByKind() {
        recent.add("memory", ONE);
        recent.add("memory", ONE);
        recent.add("synthesized", ONE);

        assertThat(recent.minutes())
                .containsExactly(new AnsweredMinute(
                        Instant.parse("2026-11-21T10:00:00Z"),
                        Map.of("memory", new LedgerSum(2, 20, 200), "synthesized", ONE)));
    }

    @Test
    void minutesComeInOrderAndWithoutThoseThatHadNoAnswers() {
        recent.add("memory", ONE);
        pass(Duration.ofMinutes(7));
        recent.add("store", ONE);

        assertThat(recent.minutes())
                .extracting(AnsweredMinute::start)
                .containsExactly(Instant.parse("2026-11-21T10:00:00Z"), Instant.parse("2026-11-21T10:07:00Z"));
    }

    @Test
    void minuteIsForgottenAfterThreeHours() {
        recent.add("memory", ONE);
        pass(Duration.ofMinutes(RecentAnswers.MINUTES - 1));
        assertThat(recent.minutes()).hasSize(1);

        pass(Duration.ofMinutes(1));
        assertThat(recent.minutes()).isEmpty();

        recent.add("store", ONE);
        assertThat(recent.minutes()).extracting(AnsweredMinute::answers).containsExactly(Map.of("store", ONE));
    }

    @Test
    void answersOfManyThreadsAreAllCounted() {
        IntStream.range(0, 10_000).parallel().forEach(i -> recent.add("memory", ONE));

        assertThat(recent.minutes().get(0).answers().get("memory").requests()).isEqualTo(10_000);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
