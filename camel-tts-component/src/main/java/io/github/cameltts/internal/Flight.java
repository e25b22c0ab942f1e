package io.github.cameltts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One piece of work and those who wait for it. Thread-safe; passengers are told outside the lock.
 *
 * <p>The work belongs to nobody: it stops only when the last passenger has left. When it is done, the first passenger
 * still aboard who would store the result becomes its keeper, and the flight ends with the keeper's exchange. A keeper
 * that leaves without word hands over to nobody: its exchange is complete, so the store step has had its turn.
 */
final class Flight<V> {

    private final Consumer<V> onLanded;
    private final Consumer<Flight<V>> onEnd;
    private final List<Passenger<V>> passengers = new ArrayList<>();
    private CompletableFuture<V> work;
    private V value;
    private boolean landed;
    private boolean ending;
    private boolean ended;

    /**
     * @param onLanded gets the value of a flight that ends well, before anybody can miss the flight
     * @param onEnd called once no passenger can join any more
     */
    Flight(Consumer<V> onLanded, Consumer<Flight<V>> onEnd) {
        this.onLanded = onLanded;
        this.onEnd = onEnd;
    }

    /** @return false when the flight has ended and a new one is needed */
    boolean join(Passenger<V> passenger) {
        V ready;
        synchronized (this) {
            if (ended || (ending && !landed)) {
                return false;
            }
            if (!landed) {
                passengers.add(passenger);
                return true;
            }
            ready = value;
        }
        passenger.land(ready, false);
        return true;
    }

    void takeOff(Supplier<? extends CompletableFuture<V>> start) {
        CompletableFuture<V> started;
        try {
            started = start.get();
        } catch (RuntimeException | Error e) {
            started = CompletableFuture.failedFuture(e);
        }
        boolean abandoned;
        synchronized (this) {
            work = started;
            abandoned = ending;
        }
        if (abandoned) {
            started.cancel(true);
        }
        started.whenComplete((result, failure) -> {
            if (failure == null) {
                land(result);
            } else {
                crash(failure);
            }
        });
    }

    private void land(V result) {
        List<Passenger<V>> aboard;
        synchronized (this) {
            if (ending) {
                return;
            }
            value = result;
            landed = true;
            aboard = List.copyOf(passengers);
        }
        boolean kept = first(aboard, result, Passenger::wouldKeep);
        if (!kept) {
            first(aboard, result, any -> true);
        }
        for (Passenger<V> passenger : aboard) {
            passenger.land(result, false);
        }
        if (!kept) {
            end();
        }
    }

    /** One passenger counts as the one whose request was synthesized, even when nobody stores. */
    private static <V> boolean first(List<Passenger<V>> aboard, V result, Predicate<Passenger<V>> suited) {
        for (Passenger<V> passenger : aboard) {
            if (suited.test(passenger) && passenger.land(result, true)) {
                return true;
            }
        }
        return false;
    }

    private void crash(Throwable failure) {
        List<Passenger<V>> aboard;
        synchronized (this) {
            aboard = List.copyOf(passengers);
        }
        end();
        aboard.forEach(passenger -> passenger.fail(failure));
    }

    /** The passenger's exchange is complete, with or without its audio. */
    void leave(Passenger<V> passenger) {
        passenger.fail(new CancellationException());
        CompletableFuture<V> abandoned;
        V ready;
        synchronized (this) {
            passengers.remove(passenger);
            boolean over = landed ? passenger.isKeeper() : passengers.isEmpty();
            // Decided and closed in one step, or somebody could board work that is about to be cancelled.
            if (!over || ending) {
                return;
            }
            ending = true;
            abandoned = landed ? null : work;
            ready = value;
        }
        closeGate(ready);
        if (abandoned != null) {
            abandoned.cancel(true);
        }
    }

    /** Ends the flight for all aboard, because the application is stopping. */
    void cancel() {
        List<Passenger<V>> aboard;
        CompletableFuture<V> unfinished;
        V ready;
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
            aboard = List.copyOf(passengers);
            unfinished = landed ? null : work;
            ready = value;
        }
        closeGate(ready);
        if (unfinished != null) {
            unfinished.cancel(true);
        }
        aboard.forEach(passenger -> passenger.fail(new CancellationException()));
    }

    private void end() {
        V ready;
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
            ready = value;
        }
        closeGate(ready);
    }

    private void closeGate(V ready) {
        if (ready != null) {
            onLanded.accept(ready);
        }
        synchronized (this) {
            ended = true;
        }
        onEnd.accept(this);
    }
}
