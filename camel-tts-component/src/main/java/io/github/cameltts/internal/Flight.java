package io.github.cameltts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One piece of work and those who wait for it. Thread-safe; passengers are told outside the lock.
 *
 * <p>The work belongs to nobody: it stops only when the last passenger has left. Early passengers go on as soon as it
 * has begun and stay aboard meanwhile, all others when it is done. The first to go on who would store the result becomes
 * its keeper, and after landing the flight ends with the keeper's exchange. A keeper that leaves before the landing hands
 * over to somebody who still waits. One that leaves later, without word, hands over to nobody: its exchange is complete,
 * so the store step has had its turn.
 */
final class Flight<V> {

    private final Consumer<V> onLanded;
    private final Consumer<Flight<V>> onEnd;
    private final List<Passenger<V>> passengers = new ArrayList<>();
    private CompletableFuture<V> work;
    private V value;
    private Passenger<V> keeper;
    private boolean begun;
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
        boolean asKeeper = false;
        V ready;
        synchronized (this) {
            if (ended || (ending && !landed) || hasFailed()) {
                return false;
            }
            if (!landed) {
                passengers.add(passenger);
                if (!begun || !passenger.isEarly()) {
                    return true;
                }
                asKeeper = keeper == null && passenger.wouldKeep();
                if (asKeeper) {
                    keeper = passenger;
                }
            }
            ready = value;
        }
        passenger.land(ready, asKeeper);
        return true;
    }

    /** The value while its keeper stores it. Readers of its end may ask before the flight knows that it has landed. */
    synchronized Optional<V> landed() {
        boolean isThere = work != null && work.isDone() && !hasFailed();
        return isThere && !ended ? Optional.of(work.join()) : Optional.empty();
    }

    /** Readers of its beginning may know before the flight does, and ask again at once. */
    private boolean hasFailed() {
        return work != null && work.isCompletedExceptionally();
    }

    void takeOff(Supplier<Work<V>> start) {
        Work<V> started;
        try {
            started = start.get();
        } catch (RuntimeException | Error e) {
            started = Work.of(CompletableFuture.failedFuture(e));
        }
        boolean abandoned;
        synchronized (this) {
            work = started.done();
            abandoned = ending;
        }
        if (abandoned) {
            started.done().cancel(true);
        }
        started.begun().thenAccept(this::begin);
        started.done().whenComplete((result, failure) -> {
            if (failure == null) {
                land(result);
            } else {
                crash(failure);
            }
        });
    }

    private void begin(V result) {
        List<Passenger<V>> early;
        synchronized (this) {
            if (ending || landed) {
                return;
            }
            value = result;
            begun = true;
            early = passengers.stream().filter(Passenger::isEarly).toList();
        }
        letGo(early, result);
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
        if (!letGo(aboard, result)) {
            end();
        }
    }

    /**
     * One passenger counts as the one whose request was synthesized, even when nobody stores.
     *
     * @return whether there is a keeper
     */
    private boolean letGo(List<Passenger<V>> aboard, V result) {
        boolean kept = aboard.stream().anyMatch(passenger -> landAsKeeper(passenger, result)) || hasKeeper();
        boolean told = kept || aboard.stream().anyMatch(Passenger::hasArrived);
        for (Passenger<V> passenger : aboard) {
            told |= passenger.land(result, !told);
        }
        return kept;
    }

    /** The keeper is known before it goes on, or it could leave unnoticed. */
    private boolean landAsKeeper(Passenger<V> passenger, V result) {
        synchronized (this) {
            if (keeper != null || !passenger.wouldKeep()) {
                return false;
            }
            keeper = passenger;
        }
        if (passenger.land(result, true)) {
            return true;
        }
        synchronized (this) {
            if (keeper == passenger) {
                keeper = null;
            }
        }
        return false;
    }

    private synchronized boolean hasKeeper() {
        return keeper != null;
    }

    private void crash(Throwable failure) {
        List<Passenger<V>> aboard;
        boolean first;
        // Closed and counted in one step, or somebody could board who is never told.
        synchronized (this) {
            first = !ending;
            ending = true;
            aboard = List.copyOf(passengers);
        }
        if (first) {
            closeGate(null);
        }
        aboard.forEach(passenger -> passenger.fail(failure));
    }

    /** The passenger's exchange is complete, with or without its audio. */
    void leave(Passenger<V> passenger) {
        passenger.fail(new CancellationException());
        CompletableFuture<V> abandoned;
        V ready;
        synchronized (this) {
            passengers.remove(passenger);
            boolean isKeeper = keeper == passenger && passenger.isKeeper();
            if (isKeeper && !landed) {
                keeper = null;
            }
            boolean abandons = passengers.isEmpty() && (work == null || !work.isDone());
            // Decided and closed in one step, or somebody could board work that is about to be cancelled.
            if (ending || !(landed ? isKeeper : abandons)) {
                return;
            }
            ending = true;
            abandoned = landed ? null : work;
            ready = landed ? value : null;
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
            ready = landed ? value : null;
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
            ready = landed ? value : null;
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
