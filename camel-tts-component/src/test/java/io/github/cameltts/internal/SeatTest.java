package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.internal.Seat.Event;
import java.util.List;
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
        "EXCHANGE_DONE",
        "COMPLETE EXCHANGE_DONE",
        // a reader that says so
        "STREAMED OPENED CLOSED",
        "STREAMED CLOSED",
        "STREAMED EXCHANGE_DONE OPENED CLOSED",
        // a stream that nobody opens in time
        "STREAMED EXCHANGE_DONE GRACE_OVER",
        // nothing more to wait for
        "STREAMED OPENED EXCHANGE_DONE COMPLETE"
    })
    void nobodyIsLeft(String events) {
        happen(events);

        assertThat(flights.size()).isZero();
        assertThat(work).isCancelled();
    }

    @ParameterizedTest
    @CsvSource({
        "STREAMED",
        // the body is read after the exchange
        "STREAMED EXCHANGE_DONE",
        "STREAMED EXCHANGE_DONE OPENED GRACE_OVER",
        "STREAMED OPENED EXCHANGE_DONE GRACE_OVER",
        // the store step of a caller of a Kamelet comes after the Kamelet
        "STREAMED COMPLETE",
        // a step keeps the whole, whatever readers do
        "STREAMED KEPT CLOSED",
        "STREAMED KEPT EXCHANGE_DONE GRACE_OVER",
        "STREAMED KEPT EXCHANGE_DONE COMPLETE"
    })
    void somebodyMayStillWantTheAudio(String events) {
        happen(events);

        assertThat(flights.size()).isOne();
        seat.close();
        assertThat(flights.size()).isZero();
    }

    private void happen(String events) {
        List.of(events.split(" ")).forEach(event -> seat.happened(Event.valueOf(event)));
    }
}
