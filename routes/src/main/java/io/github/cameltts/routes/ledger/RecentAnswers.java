package io.github.cameltts.routes.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;

/** Answers of this process minute by minute, for the last three hours. Thread-safe; its size has a bound. */
final class RecentAnswers {

    static final int MINUTES = 180;

    private static final long MILLIS = 60_000;

    /** @param number of minutes since 1970 */
    private record Slot(long number, ConcurrentMap<String, LedgerSum> answers) {}

    private final InstantSource clock;
    private final AtomicReferenceArray<Slot> slots = new AtomicReferenceArray<>(MINUTES);

    RecentAnswers(InstantSource clock) {
        this.clock = clock;
    }

    void add(String cache, LedgerSum sum) {
        long now = clock.millis() / MILLIS;
        slots.updateAndGet(index(now), slot -> slot != null && slot.number == now ? slot : empty(now))
                .answers
                .merge(cache, sum, LedgerSum::plus);
    }

    private static Slot empty(long number) {
        return new Slot(number, new ConcurrentHashMap<>());
    }

    /** Minutes with answers, the oldest first. */
    List<AnsweredMinute> minutes() {
        long now = clock.millis() / MILLIS;
        return LongStream.rangeClosed(now - MINUTES + 1, now)
                .mapToObj(number -> Optional.ofNullable(slots.get(index(number)))
                        .filter(slot -> slot.number == number)
                        .map(RecentAnswers::minute))
                .flatMap(Optional::stream)
                .toList();
    }

    private static AnsweredMinute minute(Slot slot) {
        return new AnsweredMinute(Instant.ofEpochMilli(slot.number * MILLIS), Map.copyOf(slot.answers));
    }

    private static int index(long number) {
        return (int) Math.floorMod(number, (long) MINUTES);
    }
}
