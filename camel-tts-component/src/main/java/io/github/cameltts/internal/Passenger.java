package io.github.cameltts.internal;

import java.util.concurrent.CompletableFuture;

/** One exchange that waits for a {@link Flight}. */
public final class Passenger<V> {

    /**
     * What a passenger gets.
     *
     * @param value the result, shared by all; for an early passenger perhaps only begun
     * @param keeper whether this passenger is the one that stores it
     */
    public record Arrival<V>(V value, boolean keeper) {}

    private final Flight<V> flight;
    private final Ticket ticket;
    private final CompletableFuture<Arrival<V>> arrival = new CompletableFuture<>();

    Passenger(Flight<V> flight, Ticket ticket) {
        this.flight = flight;
        this.ticket = ticket;
    }

    static <V> Passenger<V> arrived(V value) {
        Passenger<V> passenger = new Passenger<>(null, new Ticket(false, false));
        passenger.arrival.complete(new Arrival<>(value, false));
        return passenger;
    }

    /** Completes with the result or the failure of the flight; a passenger may complete it first, with a timeout. */
    public CompletableFuture<Arrival<V>> arrival() {
        return arrival;
    }

    /** To be called once the exchange is complete, or gives up. Calling it again does nothing. */
    public void leave() {
        if (flight != null) {
            flight.leave(this);
        }
    }

    boolean wouldKeep() {
        return ticket.keeper();
    }

    boolean isEarly() {
        return ticket.early();
    }

    boolean hasArrived() {
        return arrival.isDone() && !arrival.isCompletedExceptionally();
    }

    boolean isKeeper() {
        return hasArrived() && arrival.join().keeper();
    }

    /** @return false when the passenger had given up before */
    boolean land(V value, boolean asKeeper) {
        return arrival.complete(new Arrival<>(value, asKeeper));
    }

    void fail(Throwable failure) {
        arrival.completeExceptionally(failure);
    }
}
