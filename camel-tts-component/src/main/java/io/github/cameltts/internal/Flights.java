package io.github.cameltts.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Single-flight: at most one piece of work per key at a time, however many ask for it.
 *
 * <p>A flight goes on after its work is done, until the exchange that stores the result is complete. Somebody who
 * looked into the store before that moment, and arrives here after it, still gets the landed value: it is remembered for
 * half a minute within 32 MiB, for exactly those who looked too early.
 *
 * @param <V> what the work yields; it is handed to all passengers and must not change
 */
public final class Flights<V> {

    private static final long LANDED_BYTES = 32L << 20;
    private static final Duration LANDED_LIFE = Duration.ofSeconds(30);

    private final ConcurrentMap<String, Flight<V>> active = new ConcurrentHashMap<>();
    private final Cache<String, Landed<V>> landed;

    /** @param size bytes of a value */
    public Flights(ToIntFunction<V> size) {
        landed = Caffeine.newBuilder()
                .expireAfterWrite(LANDED_LIFE)
                .maximumWeight(LANDED_BYTES)
                .weigher((String key, Landed<V> past) -> size.applyAsInt(past.value()))
                .build();
    }

    /**
     * Joins the flight of a key, or starts it.
     *
     * @param lookedUpAt {@link System#nanoTime()} from before the caller looked into the store
     * @param takeOff starts the work, which is cancelled when no passenger is left
     */
    Passenger<V> board(String key, long lookedUpAt, Ticket ticket, Supplier<Work<V>> takeOff) {
        Boarding<V> boarding = new Boarding<>();
        active.compute(key, (k, current) -> {
            if (current != null && boarding.join(current, ticket)) {
                return current;
            }
            Landed<V> past = landed.getIfPresent(key);
            if (past != null && lookedUpAt - past.at() < 0) {
                boarding.passenger = Passenger.arrived(past.value());
                return null;
            }
            Flight<V> fresh = new Flight<>(
                    value -> landed.put(key, new Landed<>(value, System.nanoTime())),
                    ended -> active.remove(key, ended));
            boarding.join(fresh, ticket);
            boarding.started = fresh;
            return fresh;
        });
        if (boarding.started != null) {
            boarding.started.takeOff(takeOff);
        }
        return boarding.passenger;
    }

    /** The value of a flight that has landed but is still being stored, so that a look into the store may come too early. */
    Optional<V> landed(String key) {
        return Optional.ofNullable(active.get(key)).flatMap(Flight::landed);
    }

    /** A passenger with a flight of its own, which nobody else can join. */
    Passenger<V> alone(boolean early, Supplier<Work<V>> takeOff) {
        String key = "alone-" + UUID.randomUUID();
        Flight<V> flight = new Flight<>(value -> {}, ended -> active.remove(key, ended));
        active.put(key, flight);
        Passenger<V> passenger = new Passenger<>(flight, new Ticket(true, early));
        flight.join(passenger);
        flight.takeOff(takeOff);
        return passenger;
    }

    /** How many flights are under way. */
    public int size() {
        return active.size();
    }

    /** Cancels what is under way, and forgets what has landed. */
    public void clear() {
        active.values().forEach(Flight::cancel);
        landed.invalidateAll();
    }

    private record Landed<V>(V value, long at) {}

    /** What one caller found: a passenger, and a flight to start if it is the first. */
    private static final class Boarding<V> {
        private Passenger<V> passenger;
        private Flight<V> started;

        private boolean join(Flight<V> flight, Ticket ticket) {
            passenger = new Passenger<>(flight, ticket);
            return flight.join(passenger);
        }
    }
}
