package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.internal.Passenger.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private static final Ticket KEEPER = new Ticket(true, false);
    private static final Ticket EARLY_KEEPER = new Ticket(true, true);
    private static final Ticket EARLY = new Ticket(false, true);

    private final CompletableFuture<String> begun = new CompletableFuture<>();
    private final Flights<String> flights = new Flights<>(String::length);
    private final AtomicInteger started = new AtomicInteger();
    private final List<CompletableFuture<String>> works = new ArrayList<>();

    @Test
    void manyShareOneFlightAndExactlyOneKeepsTheResult() {
        List<Passenger<String>> all =
                Stream.generate(() -> board(true)).limit(100).toList();

        works.get(0).complete("audio");

        assertThat(started).hasValue(1);
        assertThat(all).extracting(p -> p.arrival().join().value()).containsOnly("audio");
        assertThat(all).filteredOn(p -> p.arrival().join().keeper()).hasSize(1);
    }

    @Test
    void flightStaysUntilTheKeeperIsDone() {
        Passenger<String> keeper = board(true);
        works.get(0).complete("audio");

        Passenger<String> late = board(true);

        assertThat(late.arrival().join()).isEqualTo(new Arrival<>("audio", false));
        keeper.leave();
        assertThat(flights.size()).isZero();
    }

    @Test
    void whoLookedBeforeTheStoreWasWrittenGetsWhatLanded() {
        long lookedEarly = System.nanoTime();
        Passenger<String> keeper = board(true);
        works.get(0).complete("audio");
        keeper.leave();

        Passenger<String> early = board(lookedEarly, true);
        Passenger<String> after = board(System.nanoTime(), true);

        assertThat(early.arrival().join()).isEqualTo(new Arrival<>("audio", false));
        assertThat(after.arrival()).isNotDone();
        assertThat(started).hasValue(2);
    }

    @Test
    void failureReachesAllAndTheNextTriesAnew() {
        Passenger<String> one = board(true);
        Passenger<String> two = board(true);

        works.get(0).completeExceptionally(new IllegalStateException("down"));
        Passenger<String> next = board(true);

        assertThat(one.arrival()).isCompletedExceptionally();
        assertThat(two.arrival()).isCompletedExceptionally();
        assertThat(next.arrival()).isNotDone();
        assertThat(started).hasValue(2);
    }

    @Test
    void firstPassengerLeavingDoesNotDisturbTheOthers() {
        Passenger<String> leader = board(true);
        Passenger<String> follower = board(true);

        leader.leave();
        works.get(0).complete("audio");

        assertThat(leader.arrival()).isCompletedExceptionally();
        assertThat(follower.arrival().join()).isEqualTo(new Arrival<>("audio", true));
    }

    @Test
    void workIsCancelledWhenNobodyIsLeft() {
        Passenger<String> one = board(true);
        Passenger<String> two = board(true);

        one.leave();
        assertThat(works.get(0)).isNotDone();
        two.leave();

        assertThat(works.get(0)).isCancelled();
        assertThat(flights.size()).isZero();
    }

    @Test
    void passengerThatGaveUpNeverBecomesKeeper() {
        Passenger<String> gaveUp = board(true);
        Passenger<String> waits = board(true);
        gaveUp.arrival().completeExceptionally(new java.util.concurrent.TimeoutException());

        works.get(0).complete("audio");

        assertThat(waits.arrival().join().keeper()).isTrue();
    }

    @Test
    void keeperIsOneThatWouldStore() {
        Passenger<String> passing = board(false);
        Passenger<String> storing = board(true);

        works.get(0).complete("audio");

        assertThat(passing.arrival().join().keeper()).isFalse();
        assertThat(storing.arrival().join().keeper()).isTrue();
    }

    @Test
    void flightThatNobodyStoresEndsAtOnceAndStillHasOneFirst() {
        List<Passenger<String>> all =
                Stream.generate(() -> board(false)).limit(3).toList();

        works.get(0).complete("audio");

        assertThat(flights.size()).isZero();
        assertThat(all).extracting(p -> p.arrival().join().keeper()).containsExactly(true, false, false);
    }

    @Test
    void workThatCannotStartFailsItsPassenger() {
        Passenger<String> passenger = flights.board("k", System.nanoTime(), KEEPER, () -> {
            throw new IllegalArgumentException("no");
        });

        assertThat(passenger.arrival()).isCompletedExceptionally();
        assertThat(flights.size()).isZero();
    }

    @Test
    void nobodyBoardsWorkThatIsAboutToBeCancelled() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20_000; round++) {
                Passenger<String> leaving = flights.board("key", 0, KEEPER, FlightsTest::endless);
                Future<?> left = two.submit(leaving::leave);
                Passenger<String> stays = two.submit(() -> flights.board("key", 0, KEEPER, FlightsTest::endless))
                        .get();
                left.get();
                assertThat(stays.arrival()).isNotDone();
                stays.leave();
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void whoBoardsWorkThatIsJustFailingIsToldToo() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 500; round++) {
                CompletableFuture<String> work = new CompletableFuture<>();
                Flight<String> flight = new Flight<>(value -> {}, ended -> {});
                flight.takeOff(() -> Work.of(work));
                List<Passenger<String>> aboard = new ArrayList<>();
                CountDownLatch boarding = new CountDownLatch(1);
                Future<?> failed = one.submit(() -> {
                    boarding.await();
                    return work.completeExceptionally(new IllegalStateException("down"));
                });
                for (Passenger<String> next = passenger(flight); flight.join(next); next = passenger(flight)) {
                    aboard.add(next);
                    boarding.countDown();
                }
                failed.get();
                assertThat(aboard).extracting(Passenger::arrival).allMatch(CompletableFuture::isDone);
            }
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void clearEndsEveryFlight() {
        Passenger<String> waits = board(true);
        Passenger<String> alone = flights.alone(false, FlightsTest::endless);

        flights.clear();

        assertThat(waits.arrival()).isCompletedExceptionally();
        assertThat(alone.arrival()).isCompletedExceptionally();
        assertThat(works.get(0)).isCancelled();
        assertThat(flights.size()).isZero();
        assertThat(board(true).arrival()).isNotDone();
    }

    @Test
    void earlyPassengersGoOnWhenTheWorkHasBegunAndTheOthersWhenItIsDone() {
        Passenger<String> early = board(EARLY_KEEPER);
        Passenger<String> waits = board(KEEPER);

        begun.complete("audio");
        Passenger<String> late = board(EARLY_KEEPER);

        assertThat(early.arrival().join()).isEqualTo(new Arrival<>("audio", true));
        assertThat(late.arrival().join()).isEqualTo(new Arrival<>("audio", false));
        assertThat(waits.arrival()).isNotDone();
        works.get(0).complete("audio");
        assertThat(waits.arrival().join()).isEqualTo(new Arrival<>("audio", false));
    }

    @Test
    void keeperThatLeavesInTheMiddleHandsOverToOneThatWaits() {
        Passenger<String> early = board(EARLY_KEEPER);
        Passenger<String> waits = board(KEEPER);
        begun.complete("audio");

        early.leave();
        works.get(0).complete("audio");

        assertThat(waits.arrival().join().keeper()).isTrue();
        early.leave();
        assertThat(flights.size()).isOne();
        waits.leave();
        assertThat(flights.size()).isZero();
    }

    @Test
    void earlyPassengerThatStoresNothingLeavesTheKeepingToAnother() {
        Passenger<String> passing = board(EARLY);
        Passenger<String> storing = board(KEEPER);

        begun.complete("audio");
        works.get(0).complete("audio");

        assertThat(passing.arrival().join().keeper()).isTrue();
        assertThat(storing.arrival().join().keeper()).isTrue();
        passing.leave();
        assertThat(flights.size()).isOne();
    }

    @Test
    void workThatHasBegunIsCancelledWhenNobodyIsLeft() {
        Passenger<String> early = board(EARLY_KEEPER);
        begun.complete("audio");

        early.leave();

        assertThat(works.get(0)).isCancelled();
        assertThat(flights.size()).isZero();
        assertThat(board(0, KEEPER).arrival()).isNotDone();
    }

    @Test
    void lastToLeaveBetweenTheEndOfTheWorkAndTheLandingStillLandsIt() {
        long lookedEarly = System.nanoTime();
        Passenger<String> early = board(EARLY_KEEPER);
        works.get(0).thenRun(early::leave); // registered later than the landing, so told before it

        works.get(0).complete("audio");

        assertThat(flights.size()).isZero();
        assertThat(board(lookedEarly, KEEPER).arrival()).isDone();
    }

    private Passenger<String> board(boolean keeper) {
        return board(System.nanoTime(), keeper);
    }

    private Passenger<String> board(long lookedUpAt, boolean keeper) {
        return board(lookedUpAt, new Ticket(keeper, false));
    }

    private Passenger<String> board(Ticket ticket) {
        return board(System.nanoTime(), ticket);
    }

    private Passenger<String> board(long lookedUpAt, Ticket ticket) {
        return flights.board("key", lookedUpAt, ticket, () -> {
            started.incrementAndGet();
            CompletableFuture<String> work = new CompletableFuture<>();
            works.add(work);
            return new Work<>(begun, work);
        });
    }

    private static Passenger<String> passenger(Flight<String> flight) {
        return new Passenger<>(flight, KEEPER);
    }

    private static Work<String> endless() {
        return Work.of(new CompletableFuture<>());
    }
}
