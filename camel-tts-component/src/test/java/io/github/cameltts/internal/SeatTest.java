package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatTest {

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Flights<String> flights = new Flights<>(String::length);
    private final CompletableFuture<String> work = new CompletableFuture<>();
    private final Passenger<String> passenger =
            flights.board("key", 0, new Ticket(true, true), () -> new Work<>(new CompletableFuture<>(), work));
    private final Seat seat = new Seat(passenger, new SpeechThreads(executor, executor));

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        // an exchange without a stream wants nothing once it is done
        "exchange-done",
        "complete exchange-done",
        // a reader that says so
        "stream opened closed",
        "stream closed-unread",
        "stream exchange-done opened closed",
        "stream stream opened opened closed closed",
        // a stream that nobody opens in time
        "stream exchange-done grace-over",
        "stream stream opened closed exchange-done grace-over",
        // nothing more to wait for
        "stream opened exchange-done complete"
    })
    void nobodyIsLeft(String events) {
        happen(events);

        assertThat(flights.size()).isZero();
        assertThat(work).isCancelled();
    }

    @ParameterizedTest
    @CsvSource({
        "stream",
        // the body is read after the exchange
        "stream exchange-done",
        "stream exchange-done opened grace-over",
        "stream opened exchange-done grace-over",
        // a branch of the route has a copy that it may still read
        "stream stream opened closed",
        "stream stream opened opened closed exchange-done grace-over",
        "stream stream opened closed reopened closed",
        // the store step of a caller of a Kamelet comes after the Kamelet
        "stream complete",
        // a step keeps the whole, whatever readers do
        "stream kept opened closed",
        "stream kept exchange-done grace-over",
        "stream kept exchange-done complete"
    })
    void somebodyMayStillWantTheAudio(String events) {
        happen(events);

        assertThat(flights.size()).isOne();
        seat.close();
        assertThat(flights.size()).isZero();
    }

    private void happen(String events) {
        Map<String, Runnable> changes = Map.of(
                "stream", seat::handedOut,
                "opened", seat::opened,
                "closed", () -> seat.closed(true),
                "closed-unread", () -> seat.closed(false),
                "reopened", seat::reopened,
                "kept", seat::kept,
                "complete", seat::complete,
                "exchange-done", seat::exchangeDone,
                "grace-over", seat::graceOver);
        List.of(events.split(" ")).forEach(event -> changes.get(event).run());
    }
}
